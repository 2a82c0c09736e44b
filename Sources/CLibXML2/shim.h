// Debian's libxml2 includes the system's ICU, whose names clash with the ICU inside Foundation. We use none of it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
