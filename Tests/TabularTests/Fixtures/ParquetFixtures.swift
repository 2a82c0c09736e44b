import CZlib
import Foundation
import Testing

/// Small Parquet files as pyarrow 26 writes them, one after another in one piece of base64 over zlib.
///
/// The first of them hold 40 rows of the columns that `ParquetTests` computes, with every encoding and codec.
struct ParquetFixture: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var testDescription: String { name }

  static let all: [ParquetFixture] = {
    let packed = [UInt8](Data(base64Encoded: Self.packed) ?? Data())
    var bytes = [UInt8](repeating: 0, count: sizes.reduce(0) { $0 + $1.byteCount })
    var count = uLongf(bytes.count)
    unsafe bytes.withUnsafeMutableBufferPointer { bytes in
      _ = unsafe uncompress(bytes.baseAddress, &count, packed, uLong(packed.count))
    }
    var start = 0
    return sizes.map { name, byteCount in
      defer { start += byteCount }
      return ParquetFixture(name: name, bytes: Array(bytes[start..<(start + byteCount)]))
    }
  }()

  static func named(_ name: String) -> ParquetFixture {
    all.first { $0.name == name } ?? ParquetFixture(name: name, bytes: [])
  }

  /// Those with the 40 rows.
  static let samples = Array(all.prefix(15))

  private static let sizes: [(name: String, byteCount: Int)] = [
    ("dictionary, none, page 1.0", 3675),
    ("dictionary, none, page 2.0", 3699),
    ("dictionary, snappy, page 1.0", 3246),
    ("dictionary, snappy, page 2.0", 3238),
    ("dictionary, gzip, page 1.0", 3499),
    ("dictionary, gzip, page 2.0", 3203),
    ("dictionary, zstd, page 1.0", 3299),
    ("dictionary, zstd, page 2.0", 3179),
    ("plain, page 1.0", 2692),
    ("deltas and split, page 1.0", 2029),
    ("split integers, page 1.0", 1672),
    ("plain, page 2.0", 2704),
    ("deltas and split, page 2.0", 2037),
    ("split integers, page 2.0", 1668),
    ("many pages with checksums", 4851),
    ("logical types, dictionary", 2231),
    ("logical types, plain", 1753),
    ("INT96", 216),
    ("nested", 384),
    ("Brotli", 203),
    ("no rows", 144),
  ]

  private static let packed = """
    eNrtfQtAFNX+/5nZYR+wwAI74/IQV4UjFtqyLAiKuqJx1cg2ta6ZFQhytdDMV5pWq6GSohe9PtDQyNDQzEvGLa6v8JnX0B\
    +pmZl5ycy4hsVfzfD9P2ceuzPsAjtIZPcGs/PdOXu+5z3nfD/nc+aMrd/QGJqiU+iUVNqbBoEAKAAAtm4mTsRwwswJCydi\
    aUBH0VHRtJnW0UpaGYZcvdBH88uNW0Chyp2XuzAhp/8AgMLdgY9U5BGHrER+poyZPsVocnyLcXyzOL4lqhy/xju+muMcX2\
    Odrhan33iL42tCjNoRgsnk/G4WuVsszu/xic7vifGO72ZznPN7nMg9wek/1uwMJzbeGb5FFK/FInJPcPqPMzvDiesRjwo1\
    gU6QFCqJPmbCS2PM7bcgMWrj/tUzTYcGvbvTgJwB8m6gDdg7cKmDjuspVPYHCXQIZX/jzp0736Lq+xSV0gc+ALzhD8BrQQ\
    A81w6AYaEA9OoAQOfOAPh0AeDyfQB81R2AvWYA3o0H4G89AZjZB4CMZAAeSgEgdjAAoUNQSxkKwA+PAXDsCQC2P8UmSVYO\
    KLqKREcqfR+bxGt3uL+kZH/8M/DS9GZl14grrMyZ/jKB5ZhHI3GwoHLLD6z8Z34Vbpcg+pdjFJbFj7INBGx8cDkuX2DZFe\
    iN5YPbt/hgeTppnC+W15K5iPaffiQIyykTc2hWL/eLdlhmRg4KwXJ9ypc4KyC7dn4HvuQttMV96/dSSXJKuGRS+lfRl5NV\
    vKzm5Tle1vCylpd1vLzEy6u8rOfldV7e5OVtXgIrJ0heKnhJ8dKLl0peqqxyMylpbPjvcGVl78OVqX1Wr1rVB31HzQf0Xb\
    0quG9sbGxf5N43KysLJc6Ovuch91XoegP67YO+uFCQf+T2JXI7j9wu40xYs7KU1sOVWmtsbJAVhWO9y8YGjB11X/gqQU1n\
    TlZ14WTRA5zMjeXkxB6cHNGLk9a+nIzqz8n6wZysHsLJg0M5Wfo4JwtGctL+NCdtWZxMeJaTxgmcVE/iZN1UTp6cwUm59e\
    BZRx7L9+co9HA6PBqdHKHjX7w+fkbhlZsydgDbh9eT6EhFfnCgjh4rXtQ7xvdw9o49RL1aD1FvlyDqBRNFvWNifIzG2Vub\
    LaKLhETnRUxcvPMC9cyii0TRL7HxIh2LRRRanDkG5dZIGyW5xU0mnKC8dObh0wq2nfZDXgLpQOwFNCiQYj0qiun0dKEg3k\
    4HYOEYACaPA+DJ8QD0fwGA+6cCEDQDdbazAPjWjjrbHNTZ5qLONg91tvmos12GOtsCtgdpNiGovRLoSKVD2Ojy9lsjcTv+\
    rn5wFJb7Siffz3aOF7d1x1K/xWjGcu7l4ji2c/Phes+bZ2rYe3pu/PcDsFwWSA1i9Sb3fRjLASNWPYqltrRkJN+5daI7uW\
    sRQtq0oGHauD8N33d489KHl1pe+vLSj5c6Ttp5CQL4a16CQP5akEFWD9MmqiR0m6OOA6KOIxp1HLGo40hEoVmRWwpyS0Vu\
    w5DbE8gtDbllIbds5DYZuc2wtqCSSmZzN23+XE5Of52TaYs4OXAJJ03LOQnW8J1QEd8JFXOyvITvjDbznVEp3wmVOzoFDw\
    oiuDAOGJSTM8aOGZ9O6wCtjSQNiinpf4kEqViDvabwzSE4AOyQlZ3+F0CT6KvX5PHp2dkoIKw3ehxy9cYeJo1JR45q7CEr\
    +/n0KZwHasq48WMi9al5AWHRbH0xtuDo4DwIwmhtcBxQ6oLZuGnAmJlSAh3wWajuGo1KEEWGM6RDIol5JVgZDNXI/gBiTT\
    aVrOo2L3TAZUpYTrgqXyGxNjDz2iA4UgmCuRyxyn2YPvCSchD6hdVL6iqOi+Tj4nLN+j9AogMWaGCpyiWyruKYKCGHqJRY\
    zUMKdMDzWnhV41bTEau3kENcqiLVUh2s8G1aVS0kmK0FUYIvBcIFAZ4lmK01UbQVDKwKajxaZmk7xgzVSAC3VRvObCDQAW\
    +2g6vbudbPEFw9VEgjlRvOnFGgA54MhRUGV2U7V7nh7is3nElgEuDaMGnlOuJyqdxw5hSBDnihPTwR5r6swt1XbjhTTqID\
    FhlhabhbTUesDStXUD3ZCdYYm1Z1qVwhwWURsKizZwkWKleI9gKE1yMaj5Yp0DHhqN6QBFHGiemTXpg6Zkq3jIkTu6VPmv\
    T8i8ZpYyZNHvf8BKM5vrupe0xwHuoy3B7gJWSF2xCstLUIWipxrzsK2Ttq1ubBimF/YMu7xZZK2kSbRrFgEZcqxZdqo9ay\
    Eo1oIUItKKW1gEGW6reCmHIz8nvFmEo6mo5u5Db47wGZcnPZ9ijzLtvb7wZmyq0JmThTSTM0MwoZrBRvtHLB/7cCTSWemx\
    vFoshwUauRYAclraf1QpEoJUWCRaviTU/S81sBTn6ocdM07gHE6WHiWgtytqCe2gxzelYU9yzo3Eqgo2Wgc4cXOuAKJdzm\
    CeiklWLMOZgZDK9ymFPpCeY8SKIDlmhghVzMWalAB6zXwlxvuZiTU92ng8flY04uwblBsEg25uSiPcnAmqYw52YOc25uFH\
    OWEOiAKwywrAWYs1qBDnglFJ72BHOK6zacGcAMgDvCpHXbFOQ8TaADLguH9vYyIec2Eh2w0ghPy4acnOq8znBFR9mQk0vw\
    uQhYJRtyctEWdoGbI5uAnFsx5Cxrh+TdQc7pDSFnH8E46WzgzRONCsRoVAnumMxoyfS6PrVxLjOPFIzPtWSEE3LS3iAGfS\
    y0N5WoCoiiYuJpH8ocR/uA2GAGWIKjqXgL3VGNsCOdTJlMwVpgbm+gLBZUYPGJwVoqMZ7WqpGtgX6Ia28ACcEmKtYcPJCK\
    jQ9OA5b205FXzjnBHWeYJEl+WHazrGGYhDXURrvyhkccRnZmXUabUYeyMsIa2iUOQ7uEoK7d0RBaDOwIQo1wHaHSYljnpd\
    ZiUEdotBjTEWo1gnTIDQM6QqfFeI5QazGcQwKjOSQwmEMCYzkkMJQj1NS1ZM24VHcwDnnBKI5QJ7klCqUUVUhmc1RhOeHM\
    Es4+oCr6avxBla8aVKPPOfSpQZ9a9KlDn0vocxV96tHnOvrcRJ/bvmoKWDVjAYkuFOhDoY+XrzqiAb0nK2kNW0WbcXzyW0\
    WtqAgjnAhMo6aquqBT0QPolBuLThN7oNOIXuhk7YtOUf01ajVCWl4Dqeoh6PrgUHQqfRydCkaik/1pdLJloVPCs+hknIBO\
    6kkadZJbzk5W4TbfYUkYO+nUv3+CW86ukhBM0h1EtBhNoQ6nB+5wEIBCXxMs6CvCTOiciLsmLYZJvsO1GCK196USEoN91Q\
    gToTPqoNr7gsT2Iahfam9JcsuuRUhSpktyy68xEn5NY5QybLOEZCfV3jXH1mxyWGO6wmFMj40Wwx50Z2PUgwQGPUhgzIME\
    hjxIYMSDBAY82BHhHSQw3MEKCO2gHsEtuwYliQqwNsKvzXIkCv1MUBqrl4oC3uhO9kEfLfr4oo8f+ug0amDHt3yArw6LQF\
    9dRAPSzJMoJSV/18SZZyVf4Cz5CCeQQffV9NfRKW0ROg1cgk6m5egE1qBTTRG+jYvRqbwE38ub0f3nlh7zIMv3JFYhOYJs\
    MwFHy8UqJEeQLVZAZNKWySTISJYgS4Z7KM8IMpLjm6pIeEkJc7xkgBWSo5s2KGChNzyukgNWeNUPSXhUC697ywIrzgSv9Y\
    elvnLACh/tBRLmBUK7rnmC7GwgcFu1LEG2joD7guCFQHlgheQIMpT1ehrm6eURZCRLkCXBPYxnBBnJ8U1nWVh1m5GBVkiO\
    btpMwooQWG2Qg1aw6ockc56AG8JgXqgstOJM8IJweClMDlrhU5yDKtcIjzeBr5gVGK1cCGR+9G1lgsxjtCKLHLvnwMqvR0\
    K1PV5pES9wj8OVFnBObYRWWsATtT1YaVGT+M2xinzix2Oo4inp0+ZIpfXomdYCKx5P/LchVvGcmGktqOIx29JaSMXjYv+V\
    gMrvmFMhOU5lUwtxyg4vJk8BzyjgVnmcCslzKrsozzgVkqMojpDwqhLmyoUplQqmWAHXesMTsmEKUi1rKUzhElzoD7fIhi\
    ko2hoS5gbCm/7NcyqnG4UpJQRTRMBdQfBcC2BKNZv1Ohrm6GVxKiTPqZQznnEqJEdRVBNwmQHelItStpHMJhLuCHHH/DSD\
    UhBcOEfAojA4Tz5K4RI8BwEJ2SgFpXgOCecY4aGmUEopRinnApka31bmVFKFcb/DQjW30EeRkZWWpq6KS1MOm6c7pE5eZY\
    3KAO/vPHyxMzfXFUXbJLOgIsUxaWnVN2/feEARO/NPT/7powcXfuCjABtT1pXrOdMI4RenBefUe/jwbtpu1CpsQ2oMi0Hk\
    e6b80IkTZz0Cd95aeX79P5ZtffPFZ967fUFfMrUupDgxcVny1yDxxr/mnsh8KNH4ydI/V2V1n3nonet7y2KTbwx8dfayR3\
    7+uuzbF2cFLvTOCSd4EuLpxlI8Oi3NNDrzu+E1E2u3Hh8xY8rj/9jd9f8+nxlp36MF5+uW/Bwm0CtWCb3iJs+vnR3KgD9P\
    fu1VLZdXZK3+6CavXrsDgvakAVD1Yg+1cneayaDd5jNnWrvjX6fpjj9la6ddV/qmqbZLzq0ck3Z+usFvr6n+pZ/aJdd0Xq\
    v4MeaLjt/nDDvUPWPJMP2+zrsyzgRt6/pR8MrE8fvfz9pZPGrJ+NwPZ13dERKuuv2Af8/PM0Gr5J21Z/McEMepfuNaBzK7\
    sD7Yal9+jEl9btMs4lg3+h95xp5xtuWaAW8+8UtI6k+FE2cHD/hh1seV5LqV1Or3X6tZvmVYorXsX306dtdd3DazfY/cXR\
    l/+5fPuld79ovu+dInzxgGrNSX5c75eeqodqrPum5aO9T40savHg7Wrbm84anwAQqwMqhrTonAwTzdbCu8f3vy/IyV6w8c\
    evuDTb5DZphRB/v8K/02hDjyVUC45uvh/e/62k16UNFuV8Znn/UiOxt1aqqf7qhuTo3myKh9z6y98EG7v5/ZcaPuP59+tL\
    DDx4uHP3d62+SfdmdcB+faH6NbLXWo+Rx303wy0tLSEmaez7v4ZWyfaR9kHSlTbL1oT776QdbgU6GhoV8p9l88dvRobbAh\
    xF4bXlSfanw12DYh1lYLbLVaWy201QbbamNtebs7dlt0+Jva4HBVRka6qijRD7w0+PU3W7PFVLop2QybTV9+5NMDdcnByc\
    /Y5lf5XOk4ZX5MTnfT/KqAE7pTu8OTn0voX9Phad312R1y+gRQb/XI6VcT/KhuW0e/ZFVxv7ELo9Xv5aveSlxgvDJ/qPrl\
    twOTFeC7Dx94r9XK3JPeMLh/VBDw6Zg9g+8Nw+kUyZy0VDHt6w7/V3nqmxXfnN2D+v/6sNn+XEwIH2114CNR26t8P6DChJ\
    rb3EntuhNn7EXGF4us3/Uy51/0vVwZc+CV/9vl2/PYp0d9Hp02aPvEnrmHDnzxPBzo81fvx98FZQ+WfZoxvvPRXV3rFf28\
    Jm3ZAXi2ZGBjyUOVmZ+RmU6bvLu+8f4Pfh1A1nryuI5TC6R7Sugcl1x9PIACh3pHfKfh8jOdXucmO08WHqyoWnOowlb4rw\
    rdmk8rqkcdrCh66lCFcdS/Kuq2z5v9zQsKxd7/MMp5h9trtR/MNBhWdzGZMh9JT1Ov3V0BgKLKfj7pLrLB2vi7HDa+U+eH\
    xAtFhwD1yKvTx9lrOocu+Ee/svNfPfWScWTmmjkBuRNu7dinH3Dn3Pkyr89e/XHnRLDwjd4vEp8NyxmRtPv6gosv9yt7aF\
    +lVXf4g/QH9blKsHY8fW6swAINbqYt7LkvTT80PqOdvwL0sIxYGeBI5jTXVGakAWKIyrS/wmv9P9+y+C87P/foLNtIkNzD\
    Ok7ZL6rD4Fh1v2umkScJ8NNfKj+6yxRMp/Pc1F9Gmm3iwIeGTU6YmfLJ7pMnT6afSH1IpVSqigpCbZWqKEarX0gtiAT7j9\
    pHJ1rfH100Yr0CrH1546y7rrSlbirtyc9KoiauWbkoPfn+nC01OVWanbpTGZ1y4gu83wo+n1zTzsd4ZW6k7qVPvNU703xz\
    fjwJ3uo8zToW6FOPT7+7wrkngRrFEUpnCDhRLlCjOELpEgmPK+B5mYQSxRJKWfCkh4QSxfEzSxWwUgV3yUFqFEfPlCrgTW\
    9YpZaD1HjVHSQs94V2rSykxie4nsRPa+3wk4PU+GjrSFgUBMsCmieUCvXAbdWyhNJxAubRsFgvD6lRHKFUQcJD7WA9LY9Q\
    olhCKQ2WGzwjlCgO+Wwh4ckQWBAsA6pRHN5CeLi4PTwQKgeqURyhlEPCkg5wWbgsqMYnuICEezrCAqMcqManeB0Jz3aGpZ\
    2agGqrMVQr1jNbWvuJK7lQTRav1Pa47Ncjjn573NUi1uCeQ1ktoI5+JUTVAqroN0FPLar3NsdK8tkhubjIU5KoLUBQ6/FC\
    vybG8Zi0aDtA4zlV1CroxWOeqNWhisdl/2vgkt8xW0RxbFF5C0HIDi9sAG5RwAp5bBHFs0WLPWSLKI58+ZGE55UIuMjEIJ\
    UKJlcBL2ngAZVcDIJUl5FwnhYe8ZaNQVCCj5PwhB88q5WLQVC0B0m4LgB+6AFbdDWgMQxSgix7Ap4PhLcD5GOQagWzmoS3\
    9XBzkCy2iOLZogO0Z2wRi3cIJpfFOwsYmRBkG8mUkLAuGC41yIUgCAsg8H0kFG4LkQ1BUIIvEXBPe1gQJheCoBTfJOCODn\
    BBU2xRGYYgtwOYXL9WZoscjwdH/eOBW8bOnwOQy68WiTEL69kUlMJa8VgMyVJFPSVTsqyW/q2mNha86jDbsOe0cLBIAc4p\
    nAvdYiyJqph4c1xsvCUx3pIQo44xmcwxFkt8YmK82RwXF5+QGGu2xMdYTCZLTIIlzpzYI94A0vxtppOGWsJbOdM+Z/cB7j\
    JbG//Kl4p85Oj12px+u7t7KeYUmWwDFs6h2Fnwwa5JD/vGg+377pMwRayeNt3dPn4VkqwaM3eSIPmAvmP+w5NPXprw1Pfb\
    Tvx8/NpXa6d/vehy7eJVf8kamDcpe/WeFL+uw3o+Yn0opf+Jv07ba9r7/9ZtPWvudDl98u7YjlfsZfaLp2fv62aumDR31d\
    HKhEfeXFmz88/eoMX5Ye3TFQ5cwiqV0BQ47nWN3W0B77SAd1lws8MCXtyGV7bhZW14TRte0IZXs+GlbHgDBbyMDS9hw8vX\
    8No1vHBNWLQWCIxqNTnHbmwgDi73qTCbyOhgwLAT/imuWQr5rPmN+4oJaYYeJoGeZLdUqKo+V1Nbd+lq/fWbt4GVVFBezv\
    VqQcDoc1BlVjxhn22Mzfc6p1g1O9rY4aA2k7hmzTJ+OvjpKj+/NKLF6UINoqxBg1iEGkRKUEhFZPvQZ/7e+UrZ5W19zpyZ\
    +kj2oeF/CtMzoIdXhi2YSJz9Baj98oTXE3O/ppbffmzfCcUTrz217uied3Pe+3DmjsFblcsndH41YF3y4i+q/z7e5y6bwr\
    YGJbeeBJkK5wK3qi5FD+TGTuwxope1b1T/+sHVQw4OLX28YKT9aVtWwrPGCepJdVOFNWpBlAIotKYKl9MO9v5rWSE23UMJ\
    a9hEPVQ4bZLMCbNa/jMa2TGv3GF5sv52rCGBRSFe29Yjvoc5McGSYIlJNJniYzR4FVtCYkwc7poS42PjEy0W1CXF+KEOqV\
    R10lBAXAWhey1UPpJjUMcUXlT9fKSGnTo3uyZLN7uRre0iJFwN61czqOEedwukaU/6hrj73e48TSRrPFc6jGfW49iLJDg7\
    V9+p6N1Eu7agu62nf9DCqmEFfq/+xfSOMqx/t38fPHaqz6vf038j/d/fcaH9sj/dmLenW8Rzl957LW3t4ZqgoMjr/b30Mx\
    TVk14mLgcn7d5Z6WPoeERVkBJIgidf/34n1LMz/hbXFAa83ujudzkNkniYABTp2JbA20fr66ezgwA7CBRtJ+AD0owHtXnK\
    rfYX+H7hveKxuwPkRu+2hu76iR1ZNTSvQfY/J0Am6VwYN/31tEUDl5iWgzU1RVXF5SVFm3NLhUVvPtK7mbuH5eT/ngQ4Wo\
    5l2dOCLQa0HMsyj31s55BMlkXLsiw2WOUhy6J1PAVjV8EiOSyLluMs1ingBm9YJwvh8KqlCKVo4VIfWQiHT/A+Eq7wh3tk\
    rYfjoz1AwuoAOM+Dx3b2uV0Pp+VYFoRdtwTBSpnr4bQcy4KyftrD9XCSysUsy2BY5uFjO1qOtLCTcIPMx3a0HE5BRXUhBN\
    6WBXF41dsErAmD++QtiHMm+EI4QjlyIA4fLVKtMcI9HZqAOIUY4lQGMlf9fq197TyBOLIolnsD2vx6tEsb4pkWzbPfmzim\
    BSTLr4pfWkC1tAluaVGVtxVeuYuN1jzBKZ7SKW2ET1qPUWltUOLxTH6bgxHPyZRWBSEekyqtDT48ronWBR2/YzZF2/L9zL\
    Qcm3KVhFUKufuZaXk2pdRDNkXLkRMVJDylhNcpmVijUoHXgtVp4DbZWAOpFpEwXwsrvWVjDZTgMhJW+MFarVysUck+nn9d\
    B4s8YFOOBDSGNbj9zMoD4YkA+Vijms36CT28HSiLTdHybMpaD9kULUdO1BFwQTt4lpYJNbaRuKR2BcOj7eRCDaT6IwE3h8\
    LcENlQg0vw2vbwaqhcqIGiRap5HeD59k1AjQ8x1DgRwNhbk00BdJ0CHdG0zTlzh6GADzIZXvm4+T21m9yZtfnfpOqxHgdt\
    8jhos8dB4+2PKlTokBQGHvJsxB87gDe1A/jv/L0t7Ftq3Lb/jutzluHp+UoSHW6aRVvsBnGXs+NlFDoayd7vZcPyNnw/TV\
    PF9XvZ+bwNX5nT2I3RFnti3CUp0WRN/052Vm+z/Zl/e6gSJhi07BQ2vz+vjVlNoQOqnVPYTCWB7VDtAIcVy81585vy2pgL\
    KnTAdSJKg7lCsaarzf3rX2ys7ZqnlU6TOyIgOd+OrXhtCP+wEKiBgiN4is8Ct/+ujTlDoQMe8G8kfG8+Nfymu4L/Yn0j/t\
    V8eoSddoX0zAluOj3C9rpCBPWhbiJgjhgZGwYYxruzQR8lJTZoGZ68w/ein+u9aCeoTly3ws8+AOyiVJDosmQT9yf8ws2O\
    46krC/6YYmLZC9bBxDqYsZVX6IUOHJ1W2muhgKO0AHdeahLYOXuPMxQ4C4izTXjLizeuePuJt+l4e4635QQ7TrDhBAtEsN\
    0Eu02w2QR7TbDVBDtNsNEE+0ywzQS7TLDJBHtMsMUEO0ywwQT7S7C9BLtLsLkc9pbD1nLYWQ4by2FfOWwrh10ltqnYV7ja\
    2Bm3BvXJfhMMK/ZNYzba27UeNFX+/JBcq0CHxJeocZBUJ995r78UxtV/2sAa4puT79g7vqVau6LAuvUFn01vfg76J/vHGY\
    Z1CruhHxg/4ZvNnxqG9333rd6FYa//+fZe5rFOlz7vP+edSHj7jD054WrXr1dsHBPw9wcKpwZ3XvdqbMkrj39rtvWIOTFc\
    pdX0TqF/2lv4pXVoeHROt00D5tJAA9rwTzxmBTZnnfxe/+z43w4qJAwCSyCoNNycoy4gIDAwCPQV/1nd/Imtk8AG1snhw6\
    sPg9Wxh7PA4dVZsdwp63Ds6oanyspVlWBVbGUWqFyFvLCnrMrYVQ1PlanIX3BsapY9b9WGDyoqvzx/GSi1QcFGGB2baE1J\
    HfZEWlb25Bmgd58+ffr29STpJwl0NNHo7fbX55z9eZ6yyt+bK7c+vNWp8OCy+aZ2T433fqLx/gz7sCk33vs1Nt5rxeP9AS\
    90wPMEq6J1P96Lt963MUOYIXCzSjpVJRnuvSXD/UBmILzOefd2O7h6iwb7FRQ64B611LtksA90HexPcrZEoNvBPtDNYP9h\
    gFShYXqcg/0cdt+XzXo3CWI2MOxgv4G5u8F+iHSwv0LQ+YRk9GVn3F+6RYAcUjruK4VR3dYtxtbNbOtmieWlBtgVBjARKI\
    BfHxXQmr/a/+0lPHF2hKRLSYklwQb+zssUWDeoYxf7/v+8mzF7bkXWiMUP/3RsXlpN0Se2NzWzu2wfNOhhc1hBhs6n84ud\
    n1RuvPFx8NmnHztTO21/akrtrJnPLUoYOWbxyF+6/bX+3P3HF7342D/fuDN8X+W0H2PLDn35SFLq4v1T5r0bMPHR6E9Hrn\
    wPmH5cnWKaHpbyVL9Au674X/03dcq974VPLLXh8x9NfeHFVBKQIc8Y/YVVf7YGS+bwqj+3MxBHCElXxnre8DMJIrz4yYhv\
    P/3gjdeeG9ars8/lr/a++7eZGQ/Fhip+OLb97YWTn+x/f9AdhcrHP6hdaIfOXe7rbo7v2Sc5ZfCQoY898VT6mHHjX5g6Y5\
    Y9Jzcvf1nBHXAHFevu1+hfFqjeOsiNOmdJl7jTQkBvL1CmEU0nJHl1zRlT+c/o4o2WB09f2z9lY+b67Lzv9nXVz712c+6y\
    rgO0d5I1EdMf3ZL/y6MP7tqelHx6Ym5kSu3++tKLWy77nIkPnDyi9I5/7ysvR/5QdSx+eeCWccmP5Hwx6Mv51sGTtxmLNT\
    XfU31XldxB8REkGhJUam8fX/8gul1IWIfIqPu7m+N6WwcMevjRkcjHHfaf0oGEAzGL71+k53Ixj3QpbpSLwwpQrBCNo+75\
    a2H4caG8jC6Ul5jP9jnYTks1cMHk9+OX5kwLq/Dhanapa7qMG7woMNq7Q+fSLnuJ6WEkETR3jrVCGaWeWzd4aQ7z6NLKpx\
    feOP/FtazF+fo+RVv7/UD2utOD+A9xn0/Z07Xauq+KOw6f8MP8Ne0/Di0Oui925AO1m+sfnhR+6oX6d2Y/WznBcPCJsX/6\
    psO61dT2fsbv70RPOzYtcFPHjQVrkocfGt0uptfSAVR+KsVbHEcJd3V/iwQDvESlVlNVlDtxhDWqvvpgaYHdlmBU150syZ\
    +eNtCEfiovyh1h7Nzlgdgevfr2R43u8ZFPZz07YdLUGbPnvr5oyfI1RcUlm0t5rKnUg/BJqT8mKu6tQUjrIFFszFqS2SYM\
    QtrGBiE/J3NiY+pJ5hQJ9xCicasp0KllQefjsJBqAnQGivgStt+vJ+Alqol+P9BBkrDjSp4CXlA2Mq5IQCfvv5SEVzUegU\
    4+PTtIuKEpEBzo5EDYCG4S8KyfmwQx1cHsOHRC14qgU0nXKNAxih2HbGxFchzt/yTzoaTLVegYxZYE/ghE+R/Ux38x9cEv\
    G+TuAGWDO0CE05X0PhId7lrHPc+AKOnNFDoau8//oEBcNuZtsrz+4EBcXuLY6L1xz5MgzdX1HyzI74QFKaTQIYsFqVWhAx\
    Y3yYJIZ0XQP8zXNjErIiVB6tnNq6o9JUGqKXTAkx6TIJz/cs9JEC49BR6TIFwE+WHuSJAajgSpuUsSxCa1RzcT6BDuRb8G\
    92KrsyBKepkXOoR+Syvqt/6gQVqJBvHcvmJXi3I14d2gJgQiREmfU6BDCM67YQP5X2JCGgxcgU0aKX9QIQ2NlECxkXKvcy\
    FK7pXUTbX7/1UypJrd7l0OGXLQCx2wRgYZgof9Us/JELyE2672kAwpoNABD3lMhnBj8lnPyRBu0N/jMRmSw27ouM0tGfIh\
    R4Z82JpkiJKuxU8eCG1bi9t2gLNtsxPBE9cToE4mGfJzuQU/QXWApDc5bnr8nAMXuI1gA37rMQoka4zQDSdSau5Yl/lRxM\
    ZB8xSTtaPTz13t0qvg2Zn+L8ddXvBV4fz67Q/2+OhwzZLzHcZvCr1+ZHqXsoubVv1756IZ80/e/Lnj4W9D/GMSmaBeoxbZ\
    F45+4vi2sV723SOOadV/3WurNAZYvY+e6/jYkgHr06KrTLUvGO7DdMhTwF94uMg9FBHNQxwgJN2YOEdF+0mwj2p9HsRb+d\
    ZBbsw5TkrGnAZ1laYDn1OA0tw7RAjPg+hBe0PGXD2XBzspKWXXPMxVAL0CtB0PMhH4cFWbK4XRkqo9rADk4PYdS+P2Egm9\
    R/pp73+pLGzE4/pOP98qfLtswqDAoBXDLs1c2uMdvyKz9YfcNXdCk6/3G/OnH/YfWfRvuLNo0pP31xbWLzKusV2rOpX2/Z\
    7nl/6tym9PX9XwjGkZ1iH9elF3dJ9rTy4CiXf+8v4bH/7N5jtof61+3VCm17wvl2Ty9sYhopm6f48ExVRrEyFbEu5hIqRI\
    NhFynWTOyCRCUpgUWOQ5EYL6/OsEPO8pEYLGlFwFrPaYCEH+y0hY4zkRUs8SIYUeEyEogtsEPOmWCKnjiJAjrUmEUHQCHU\
    /XlVYtIZJoNfsEXJjz3WsJrs9I6GkDffqbswV+YbSO31QjnoxSoB8N6GQKwNuVe0dgMKr4hVSci0AqE+iR9Dsn5+5XYBXg\
    XqWHiVW5wbMWGhWwcK9+A2aUjAYsBh/mJyvzFns3H+YtnvRAYQnhumYtFgWSRg+l3986t5YQhUk1CNPEhfmK5PV0TaTxZu\
    kXK3yaTyPPOJmbTKOFWys5if767LYfKVGgIErJoVcDJ7mgR7JvRtYRHryf0yThZ1CwBwl6Fv3zijmXNZJoVDymN6gFVM/G\
    lGnlYhIRO7QPfs1nAIO3D2j4nk+LlLDBLDhBv0Lnl9/+QCWJTi1gej4+c1w8G1/WAC4+MdWD3+KXSGvVsWYL+hqPX+VnYa\
    O2tDc0YHC4CO0E/eXGmnVKNzEmxgs5jOvRSIxx7NsD2RcJtjfgtwjS6Ox8jWBCA1IHxXAaP1RLLzq+g7t1HFFqHDMGBo1j\
    7oGNdMJALlIJIyT3xel+qBdZv+TtXNGNYiAIAwEYMoqVbFQqA3fHduQ11hzJ+47yROPGYEHjo39/RXqicSuQ16gonfO50k\
    WDctV4JYLXqKzfftHHkzg+Hoq8pKKxuuT7m/WibsdAYVbKQGHeClnyoitWGy7jCrw5WosP/Nb8nDfFyaEwpWWgMOmFA3de\
    SQJvjhPjA69etfVtlThwzIcZKMyY4cCdV5LAmyPU+MBvXNh3Slz0FCbTDBSm23DgzitJ4M2xcXzgSw8WvyUJHDNxqJRncY\
    E7r6Rl3vzDTLPoifTKmg//qRUFrhYoOYNaIPNQg3DjykbWJ4xr5s28IDepId/HRj6HoMt+qi/1FccuEHsGtUAJ4thdXbnY\
    63pz90xL6UMhGSdKfzijESdD4AlRdnmGESfD1VWSjFstZSNRtNn0s/Sp3F1PihMhkI8GtUBXopvZjSubiPgB3K3d1ItGkx\
    rSmmz+X6LthZuOSbIv0JcoozzxibPv6splP5PrItxxpM2/uRSnwEZf/vvpNeLOTi0QncI3YMcpcHXlUsB3tm5fahzhZE3Z\
    yEbQ299Yd4Vwjey2I9i6vs7IxK7iyG7gt6fW9cVvT23wpuQIJ93KRjicPnDm6NeUa4QqqyMfVmeEYldxhLeAhgBWZMc08e\
    5l3I5s9K5NdV/5u0bn5whYY8UNydWVa0j8GOH27bARToqXzdvj9Ge/vF+idokMAVghWJ0zbxJXcd4+xpHpUGRNvXGW6wyP\
    /nzqqp+4M8TUr4FiWwjqDJ1Xks6wOe6YD/x67rvLJQMQhu0GCjPLOHDnlSTw5ohnPvAdOd/O8ZemHJUHhWlpLuXCVYPAm2\
    at+cC/+M+nZyWjG2asDRTmtHHgzitJ4M1R3nzg31WUn5cM+pjuZguCDdx51bBYmntocBY9lt54ae4qya0v8N6oqfCMOW5A\
    rq5cA0rib/3GX8ed1JBQZyN+lj46f6t4VFULvLlBLTDuOF5XV3G8N5zkPP+Ob53zHd9JDRl5Psc3l+V/Kul/BObdoBY4ex\
    yzq6s45ltOet+DN4fjjuFpevPGxYXi5q0WKHyDWiD9ccfg6sp1DFzEr7h/p3JSw2UBfGarblw/qJBUb7mjIteIqtfFVZzZ\
    j51rDDx4U/M9NL8jeVWvjSlWMaeVMAuqw+K1EtwanOTcpwJF4dwGpKmFBzjEsz7MWTU8p0ySYC0nag3mpkm8m5kYwkFVK5\
    grCnjAP4mHAVoHDHAG0sQqBRzEYhWzTgW3BSU5bFQBFxSIcIE0OLdrGHBg+d5Mnjc8HZIksUcEm1Qb5ca18bRKJp7YpHoz\
    x9WwJiLJdcRCI4k2yo1r46FLp6mcJbGjW5LQWQoDlPOq2ZIQ3iZsQ+XAlGrgGUuS5PYRekdtlBtX94llNvdnp7zm9bm7Ka\
    9MhWTKS0frU1kSFAB1WMrDAODKYOfbmGh02zu2itUY2dtZQSjIhlo3jyQIj+U1rWWkIwQtXdKdZ75or5c+1CdDe/nw01cW\
    EVxqPUqxRFuftWlWTqCyhdozPl57bd5j5e081paUFtZoQWnxf4SnpSWJ0440X/VES0vrBC2lHlBn79y50ayOhU4QdEIyUU\
    S3Ru8c9P7ri3dujxNzx0Sz4ahprRAOpQUJoEKmxp300c1qMHSIoOEThXFn+ugMj4oTdfCp+JYM5Dz70YESz9xci5Ld5VBS\
    b/yqzlcLp4LcpHM9XmkuouCbAaIB0MgNalRm+pQxkdrUbBw5yY6IsebsWYFhYTwtzzrFW7BTtNOJHD85MhAPbiJv5NTJeM\
    CT+pswORv54tLKhT811hwZkro5yBjoCH9qvCUyDDlZAwVf5LiEyHDkomZfy4kfM0NumXGReN2Od/QofOZ+CEE/KDJjTZH4\
    Ec4k9As6c79Q6BdqbHp2VvZNp4NX1rjpYzL5sX/0uAl8IUyYmp2dzb5AyjmkM0o0YN/UiXfOYgsLdb1KJpPJhgnQ/YsqSa\
    rBhlu4SB1axQSc0rSaY68tVOys2hRmFiwiYTXhmR6qG4daoQKeJj1Um+pUK6DgSYWHahOcasu84HHKwzKZKioTuxJWeXlY\
    KFNFhXJTCXcoPYsPNShHdDUqWK5qWs1PUMuMY9XSmLGwSg2L1Z6p4RbJ6uUSTD4BqzUwT+OZJttiWdVRTCbc5w0LvT1T5F\
    q2Q7PEB9p9mtbUOvd0m8DqPctMgqu18JyrHroX3BUqe9+wqjbmcXhFC0+433GPXVThuhmcUI21vnCzb+NpZdb5MkpknRR5\
    tCXbTV1j5kmjZkuol+TR2TDaiDtRx5OCfhauExVZMI15EZkr0fixU5EXZjjnxY1t0phXN4ZIY17dWB2NeXVjYjSWHZE90W\
    h2XI2HxkITWQoGOkziRRvNeXGYBVZ6gMSDcZYjusZtAD1tkCjx/KiCH/Ab/Zkb3TvRUPJzgJX7WTqUIytG4kup50bnJorI\
    ZZz+YyS+i5GYw0COgTiZSREvyW/Q9/ML+PmhBvsd0ohfAWYKY+5Q1KEtI5r2LAy02O+F5vxOdfqtIJvxO8Hpd4WimcxNFW\
    WuVtFM7qaKcreVajpkYcTEAed6NeLXj/fLD5N9mGR4pBm/jrExi3kW5iub9uwcDnsyfeD1ZnyLxkDsvVzViHetY06BG/gG\
    Mqnwqsizy3DHpcUx2pmZeGF3CeBmjJPMKXCFXe+ujTLzNOzAdkDzKw1sz0rfd2CiTQJ6mPExNdPcFYCjCyKB4eaQJcuGAL\
    CwdyQHVqT4Q4wgokXdFhqplbh/SJ/C3aBhOPNKwW5i14YqmRwCHXB4U5Yy9oNLIYfwpBTYbm4BaDDPgJAlyeZLgmFRPkhp\
    PkiCIDkcZRRKQtAgnZrsVpVUgxLAz4AAii+HUaJyoPj+dVwmiEPdGsrBFHT70spU3PvFUQYqe9zkKTjj2JdqTPaY8WMmoC\
    IjUZFFSwzpcZmoyEhkoWZCSyMFxiZFpJTARcdGIQSNAqEYO4EOWELAbNdwIEkGp+DM4MI/RzAkKvxzHhV+NN+uSKJB+TNC\
    +YeqACgG5JylVpKtghBJFYSqAYggSCp5JVj8nGtzEoqRLZuwhmWjZstmEuzZVNkgHzg7kzxuSvOkTQmFKGDxJtIHnOmLBE\
    qh6gATxiBXlLwwPnkAOyEHJszj9Ezj0/P/AQzrD50=
    """
}
