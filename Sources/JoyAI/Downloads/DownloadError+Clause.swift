extension DownloadError.Kind {
  /// What happened, as the second half of a sentence.
  var clause: String {
    switch self {
    case .invalidURL(let sentence): "the URL is not usable, \(sentence)"
    case .insecure: "plain http is not secure"
    case .addressRefused(let address): "\(address) is not an address on the public internet"
    case .nameNotFound: "the host name was not found"
    case .tooManyRedirects: "too many redirects"
    case .badRedirect: "a redirect without a usable target"
    case .status(let status): "the server answered with status \(status)"
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .empty: "the file is empty"
    case .cutShort(let expected?, let received): "it broke off after \(received) of \(expected) bytes"
    case .cutShort(nil, let received): "it broke off after \(received) bytes"
    case .notAPicture(nil): "what came is not a picture"
    case .notAPicture(let type?): "what came is not a picture (\(PlainText.line(type, atMost: 60)))"
    case .contentEncoding(let name): "it came in the encoding \(PlainText.line(name, atMost: 40)), not asked for"
    case .timedOut: "it took too long"
    case .connection(let failure): failure.description
    case .cancelled: "it was cancelled"
    case .fileExists: "there is already a file in its place"
    case .file(let code): "the file could not be written (system error \(code))"
    }
  }
}
