import Foundation

/// The sandbox's state: tasks, credits, what was received and what is to go wrong.
actor Account {
  private let configuration: SandboxConfiguration
  private var pictureURL = ""
  private var siteURL = ""
  private var faults: [SandboxFault]
  private var calls: [SandboxEndpoint: Int] = [:]
  private var tasks: [String: SandboxTask] = [:]
  /// Paintings by the last part of their addresses, with the prompt they are for.
  private var paintings: [String: (painting: Painting, prompt: String)] = [:]
  /// Files of the published site, by their paths.
  private var hosted: [String: @Sendable () async throws -> [UInt8]?] = [:]
  /// How often the same request came.
  private var takes: [GenerateRequest: Int] = [:]
  private(set) var received: [ReceivedRequest] = []
  private(set) var charges: [Charge] = []
  private(set) var creditsLeft: Int?

  init(_ configuration: SandboxConfiguration) {
    self.configuration = configuration
    faults = configuration.faults
    creditsLeft = configuration.credits
  }

  func open(pictureURL: String, siteURL: String) {
    self.pictureURL = pictureURL
    self.siteURL = siteURL
  }

  func host(_ path: String, bytes: @escaping @Sendable () async throws -> [UInt8]?) {
    hosted[path] = bytes
  }

  func hostedFile(at path: String) async throws -> [UInt8]? {
    try await hosted[path]?()
  }

  func add(_ fault: SandboxFault) {
    faults.append(fault)
  }

  func removeFaults() {
    faults = []
  }

  /// Notes a request and returns its place among the received ones and among those of its endpoint, from 1.
  func arrived(_ request: ReceivedRequest) -> (index: Int, call: Int) {
    received.append(request)
    guard let endpoint = request.endpoint else { return (received.count - 1, 0) }
    let call = calls[endpoint, default: 0] + 1
    calls[endpoint] = call
    return (received.count - 1, call)
  }

  func arrived(body: [UInt8], of index: Int) {
    received[index].body = body
  }

  func behaviours(_ endpoint: SandboxEndpoint, call: Int, prompt: String?) -> [SandboxBehaviour] {
    faults.filter { $0.matches(endpoint, call: call, prompt: prompt) }.map(\.behaviour)
  }

  /// Lets a key in or throws.
  func admit(_ authorization: String?) throws {
    let scheme = "Bearer "
    guard let authorization, authorization.hasPrefix(scheme) else { throw Refusal.key }
    let key = authorization.dropFirst(scheme.count)
    guard !key.isEmpty, configuration.acceptedKey.map({ $0 == key }) ?? true else { throw Refusal.key }
  }

  /// Creates and charges a task.
  func accept(_ request: GenerateRequest, _ behaviours: [SandboxBehaviour]) throws -> SandboxTask {
    var task = SandboxTask(
      id: configuration.newTaskID(), request: request, charged: request.credits, decimalCredits: false,
      createdAt: configuration.clock.now(), readyAt: .distantPast, outcome: .succeeded(pictures: 1), pictures: [])
    for behaviour in behaviours {
      switch behaviour {
      case .charging(let credits): task.charged = credits
      case .decimalCredits: task.decimalCredits = true
      case .outcome(let outcome): task.outcome = outcome
      default: continue
      }
    }
    if let left = creditsLeft {
      guard left >= task.charged else { throw Refusal.credits }
      creditsLeft = left - task.charged
    }
    task.readyAt = task.createdAt.addingTimeInterval(configuration.taskDelay / .seconds(1))
    if case .succeeded(let count) = task.outcome {
      task.pictures = (0..<count).map { place in picture(for: request, name: "\(task.id)-\(place)") }
      for picture in task.pictures { paintings[picture.name] = (picture.painting, request.prompt) }
    }
    charges.append(
      Charge(taskID: task.id, model: request.model.rawValue, prompt: request.prompt, credits: task.charged))
    tasks[task.id] = task
    return task
  }

  private func picture(for request: GenerateRequest, name: String) -> (name: String, painting: Painting) {
    let take = takes[request, default: 0] + 1
    takes[request] = take
    // A hosted file is known by its path: the port is another one in every sandbox.
    let painting = Painting(
      request, take: take, scale: configuration.pictureScale,
      name: { address in address.hasPrefix(siteURL) ? String(address.dropFirst(siteURL.count)) : address },
      own: { address in
        address.hasPrefix(pictureURL) ? paintings[String(address.dropFirst(pictureURL.count))]?.painting : nil
      })
    return ("\(name).\(request.format.rawValue)", painting)
  }

  func prompt(ofTask id: String?) -> String? {
    id.flatMap { tasks[$0]?.request.prompt }
  }

  func status(ofTask id: String) throws -> JSON {
    guard let task = tasks[id] else { throw Refusal.unknownTask }
    return task.status(at: configuration.clock.now(), pictureURL: pictureURL)
  }

  func painting(named name: String) -> (painting: Painting, prompt: String)? {
    paintings[name]
  }
}
