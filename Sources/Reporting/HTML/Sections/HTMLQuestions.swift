extension HTMLPage {
  var questions: Markup {
    var html: Markup = "<dl class=\"questions\">\n"
    for question in Question.all(assessment) {
      html += "<dt>\(question.question)</dt><dd>\(question.answer)</dd>\n"
    }
    return html + "</dl>\n"
  }
}
