import GalleryModel
import Generation
import JoyAI
import JoyAISandbox
import Ledger
import Planning
import Renditions

extension PictureMaking {
  /// What a run has done, and what ended it early.
  struct Run {
    var report: GenerationReport
    /// Why it was not gone on with, where nothing that was sent is to blame.
    var failure: CommandFailure?
  }

  /// What is to be paid for: everything that it builds on has an address, or is made first.
  private struct Offer {
    var plan: Plan
    /// What can be sent at once.
    var ready: [ReadyPicture]
  }

  /// - Parameter obstacle: why it is not known what else is paid for.
  func runAtAPI(_ plan: Plan, _ obstacle: ElsewhereObstacle?) async throws(CommandFailure) -> Run {
    guard let api, let key = api.key else {
      guard !plan.toSend.isEmpty || plan.toFetch.contains(where: \.isAwaited) else {
        printer.note("\(Counted.pictures(plan.toFetch.count)) of earlier content cannot be fetched without an API key.")
        return Run(report: GenerationReport())
      }
      throw CommandFailure(
        plan.pictures(.inDoubt).isEmpty ? .noKey : .inDoubt, "there is no API key, so no picture can be made",
        help: "set \(APIEnvironment.keyVariable), or build without it: gallerist build --sandbox (or --offline)")
    }
    let client = JoyAIClient(key: key, address: api.address, configuration: printer.world.limits)
    let base = baseURL ?? workspace.settings.baseURL
    let addresses = ReferenceAddresses(
      site: workspace.site, books: books, client: client, clock: printer.world.pollingClock,
      published: { _, place in base.map { $0 + place.path } })
    var offer: Offer
    var isAsked = false
    var agreed: Int?
    do throws(CommandFailure) {
      if let obstacle, !plan.toSend.isEmpty { throw obstacle.failure }
      if !books.unread.isEmpty, !plan.toSend.isEmpty {
        throw CommandFailure(.contentError, books.unread.map(\.alarming))
      }
      offer = try await self.offer(plan, addresses)
      let consent = Consent(flags: flags, settings: workspace.settings, isSandbox: false, printer: printer)
      isAsked = try consent.obtain(for: offer.plan)
      if isAsked {
        agreed = offer.plan.credits
        offer = try await self.offer(try await planAgain(within: offer.plan), addresses)
      }
    } catch {
      // What is paid for already is fetched all the same: its addresses may not live for long.
      if !plan.toFetch.isEmpty {
        _ = await generate(
          Offer(plan: plan, ready: []), client, addresses, pollInterval: pollInterval, sends: false)
        try await settle()
      }
      throw error
    }
    return await generate(offer, client, addresses, pollInterval: pollInterval, agreedCredits: agreed)
  }

  func runInSandbox(_ plan: Plan) async throws(CommandFailure) -> Run {
    let result: Result<Run, CommandFailure>
    do {
      result = try await Sandbox.withRunning { sandbox in
        let client = JoyAIClient(
          key: try APIKey("sandbox"), address: try APIAddress(sandbox.baseURL), configuration: printer.world.limits)
        let stand = SandboxStand(workspace: workspace, sandbox: sandbox)
        let addresses = ReferenceAddresses(
          site: workspace.site, books: books, client: client, clock: printer.world.pollingClock, asksTasks: false,
          published: { await stand.address(of: $0, $1) })
        do throws(CommandFailure) {
          let offer = try await self.offer(plan, addresses)
          // Its pictures are ready at once: nothing is gained by waiting.
          return .success(await generate(offer, client, addresses, pollInterval: flags.pollInterval ?? 0.01))
        } catch {
          return .failure(error)
        }
      }
    } catch {
      throw CommandFailure(.unexpected, "the sandbox cannot run: \(error)")
    }
    return try result.get()
  }

  /// The question may have been open for long, and git may have fetched other branches meanwhile: what they have bought
  /// is not bought again, and nothing is sent that was not agreed to.
  private func planAgain(within agreed: Plan) async throws(CommandFailure) -> Plan {
    if let obstacle = try await elsewhere.takeForContent(into: books, isRepeated: true) {
      throw obstacle.failure
    }
    try await settle()
    return (await self.plan()).sending(only: Set(agreed.toSend.map(\.picture.id)))
  }

  /// Looks where the API can read what the pictures to be sent build on, before anybody is asked to pay. What cannot be
  /// read is said, and what builds on it is left out.
  private func offer(_ plan: Plan, _ addresses: ReferenceAddresses) async throws(CommandFailure) -> Offer {
    let ids = Set(plan.toSend.map(\.picture.id))
    var plan = plan
    let lookup = try await look(for: plan.toSend, addresses)
    if !lookup.unreachable.isEmpty {
      let without = await self.plan(without: Set(lookup.unreachable.map(\.picture.picture.requestKey)))
      plan.toSend = without.sending(only: ids).toSend
    }
    let remaining = Set(plan.toSend.map(\.picture.id))
    return Offer(plan: plan, ready: lookup.ready.filter { remaining.contains($0.id) })
  }

  private func look(
    for pictures: [PlannedPicture], _ addresses: ReferenceAddresses
  ) async throws(CommandFailure) -> ReferenceLookup {
    let lookup = await addresses.look(for: pictures)
    if Task.isCancelled {
      let status = printer.world.interruption() == 15 ? ExitStatus.terminated : .interrupted
      throw CommandFailure(status, "interrupted; nothing was sent")
    }
    if lookup.isUnauthorized {
      throw CommandFailure(
        .noKey, "the API refused the key (401)", help: "check \(APIEnvironment.keyVariable), then run again")
    }
    if let reason = lookup.disk { throw CommandFailure(.inputOutput, reason) }
    lookup.unreachable.map { ReferenceText($0, workspace: workspace, isSandbox: selection.sandbox).diagnostic }
      .forEach(printer.show)
    return lookup
  }

  private var pollInterval: Double { flags.pollInterval ?? workspace.settings.generation.pollInterval }

  private func generate(
    _ offer: Offer, _ client: JoyAIClient, _ addresses: ReferenceAddresses, pollInterval: Double, sends: Bool = true,
    agreedCredits: Int? = nil
  ) async -> Run {
    let generation = workspace.settings.generation
    let limits = [flags.limit(workspace.settings), agreedCredits].compactMap { $0 }
    let options = GenerationOptions(
      concurrency: flags.concurrency ?? generation.concurrency,
      maxCredits: selection.sandbox ? nil : limits.min(), pollInterval: pollInterval,
      timeout: flags.timeout ?? generation.timeout)
    let world = printer.world
    let surroundings = GenerationSurroundings(
      milliseconds: world.milliseconds, random: world.random, clock: world.pollingClock,
      measure: { try ImageInspector.measure(path: $0) })
    let total = (sends ? offer.plan.toSend.count : 0) + offer.plan.toFetch.count { !$0.isForAlternates }
    let progress = ProgressPrinter(printer, total: total, host: client.address.host)
    let generator = Generator(
      site: workspace.site, books: books, client: client, addresses: addresses, options: options,
      surroundings: surroundings, observe: { progress.show($0) })
    var rounds = await SendRounds(offer.plan, asked: present)
    var failure: CommandFailure?
    let report = await withTaskCancellationHandler {
      await generator.run(fetching: offer.plan.toFetch, sending: offer.ready) { report in
        guard sends, failure == nil else { return [] }
        progress.finish()
        do throws(CommandFailure) {
          return try await nextRound(&rounds, report, addresses)
        } catch {
          failure = error
          return []
        }
      }
    } onCancel: {
      progress.interrupt()
    }
    progress.finish()
    return Run(report: report, failure: failure)
  }

  /// What can be sent now that what it builds on is stored. What another branch has bought of it is taken from there.
  private func nextRound(
    _ rounds: inout SendRounds, _ report: GenerationReport, _ addresses: ReferenceAddresses
  ) async throws(CommandFailure) -> [ReadyPicture] {
    guard rounds.isAnythingReady(in: await plan(), report) else { return [] }
    if let obstacle = try await elsewhere.takeForContent(into: books, besides: rounds.asked, isRepeated: true) {
      throw obstacle.failure
    }
    try await settle()
    rounds.asked.formUnion(await present)
    return try await look(for: rounds.take(from: await plan(), report), addresses).ready
  }
}
