import GalleryModel
import JoyAI
import Ledger
import Planning

extension Generator {
  /// How often a request that provably did not reach the server is tried again by itself.
  private static let unreachableRetries = 3
  /// How often a request is tried again that the server did not take for now (429).
  private static let rateLimitRetries = 12
  /// The longest that a run waits because the server asks for it.
  private static let longestWait = Duration.seconds(3_600)

  /// Sends one request and follows its task.
  func make(_ picture: ReadyPicture) async {
    guard let quoted = picture.price else {
      await end(picture, .notSent, .notSent(picture.id.text, reason: "its price is not known"))
      return
    }
    var unreachable = 0
    var limited = 0
    while await queue.maySend, !Task.isCancelled {
      switch await send(picture, quoted: quoted) {
      case .accepted(let attempt, let task):
        await follow(PlannedFetch(picture: picture.id.text, attempt: attempt, task: task))
        return
      case .ended:
        return
      case .unreachable(let reason):
        unreachable += 1
        guard unreachable <= Self.unreachableRetries else {
          await queue.end(picture.fingerprint, .notSent)
          await stop(.unreachable(reason))
          return
        }
        await pause(picture, reason: reason, units: Double(unreachable))
      case .limited(let wait):
        limited += 1
        await queue.halve()
        let reason = "the API accepts no more requests for now (429)"
        if limited > Self.rateLimitRetries || wait ?? .zero > Self.longestWait {
          let asked = wait.map { "; it asks to wait \($0.components.seconds) s" } ?? ""
          await queue.end(picture.fingerprint, .notSent)
          await stop(.rateLimited(reason + asked))
          return
        }
        await pause(picture, reason: reason, atLeast: wait, units: Double(limited))
      }
    }
    await queue.end(picture.fingerprint, .notSent)
  }

  private enum Sent {
    case accepted(Attempt, task: String)
    case ended
    /// It provably never reached the server.
    case unreachable(String)
    /// 429, with what the server asks to wait.
    case limited(Duration?)
  }

  private func send(_ picture: ReadyPicture, quoted: Int) async -> Sent {
    let body: [UInt8]
    do throws(JoyAIError) {
      body = try GenerateRequest(picture.request, urls: picture.urls).encodedBody()
    } catch {
      await end(picture, .refused, .refused(picture.id.text, reason: error.description))
      return .ended
    }
    let host = client.address.host == APIAddress.production.host ? nil : client.address.host
    let draft = AttemptDraft(
      fingerprint: picture.fingerprint,
      number: await books.holdings(of: picture.fingerprint).nextAttemptNumber(at: picture.fingerprint),
      id: surroundings.attemptID(), request: PaidRequest(picture.picture, quoted: quoted, api: host))
    do throws(BooksError) {
      let sent = draft.fact(.sent(draft.request), at: surroundings.now)
      try await books.begin(
        Intent(fact: sent, body: body, quoted: quoted), run: run, limit: options.maxCredits)
    } catch {
      if case .knownMeanwhile = error {
        // What git has brought into the lock is looked at by the next plan.
        await end(picture, .notSent, .notSent(picture.id.text, reason: error.sentence))
        return .ended
      }
      await queue.end(picture.fingerprint, .notSent)
      await stop(StopReason(error))
      return .ended
    }
    guard await queue.maySend, !Task.isCancelled else {
      _ = await record([draft.fact(.unsent(why: "sending had stopped"), at: surroundings.now)])
      await queue.end(picture.fingerprint, .notSent)
      return .ended
    }
    observe(.sending(picture.id.text, credits: quoted))
    switch await post(body) {
    case .success(let task): return await accept(task, picture: picture, draft: draft)
    case .failure(let error): return await settle(error, picture: picture, draft: draft)
    }
  }

  /// In a task of its own: an interrupt must not lose the answer to what may have been paid for.
  private func post(_ body: [UInt8]) async -> Result<AcceptedTask, JoyAIError> {
    let client = self.client
    return await Task { () async -> Result<AcceptedTask, JoyAIError> in
      do throws(JoyAIError) {
        return .success(try await client.generate(body: body))
      } catch {
        return .failure(error)
      }
    }.value
  }

  private func accept(_ task: AcceptedTask, picture: ReadyPicture, draft: AttemptDraft) async -> Sent {
    let quoted = draft.request.quoted
    let fact = draft.fact(
      .task(draft.request, task: task.taskID, charged: task.creditsCharged.flatMap(Fact.credible)), at: surroundings.now
    )
    let isDurable = await record([fact])
    await queue.spend(fact.charged ?? quoted)
    observe(.accepted(picture.id.text, task: task.taskID, charged: fact.charged))
    if let incredible = task.incredibleCharge {
      await stop(.chargeCannotBe(incredible))
    } else if let charged = fact.charged, charged > quoted {
      await stop(.chargedAboveQuote(charged: charged, quoted: quoted))
    }
    let attempt = Holdings([fact]).attempts(at: picture.fingerprint).first
    guard isDurable, let attempt else {
      let reason = "the books cannot be written, so it is not fetched now"
      await end(picture, .stillRunning, .stillRunning(picture.id.text, task: task.taskID, reason: reason))
      return .ended
    }
    return .accepted(attempt, task: task.taskID)
  }

  private func settle(_ error: JoyAIError, picture: ReadyPicture, draft: AttemptDraft) async -> Sent {
    switch error.delivery {
    case .notSent:
      guard await record([draft.fact(.unsent(why: error.kind.reasonForFact), at: surroundings.now)]) else {
        await queue.end(picture.fingerprint, .notSent)
        return .ended
      }
      if case .rateLimited(let wait) = error.kind { return .limited(wait) }
      return .unreachable(error.description)
    case .refused:
      let code = error.kind.refusalCode
      _ = await record([draft.fact(.refused(code: code), at: surroundings.now)])
      await refuse(error, picture: picture, code: code)
      return .ended
    case .uncertain:
      if let answer = error.rawAnswer {
        do throws(BooksError) {
          try await books.keepAnswer(answer, of: draft.id)
        } catch {
          await stop(StopReason(error))
        }
      }
      await end(
        picture, .inDoubt,
        .inDoubt(picture.id.text, attempt: draft.id, credits: draft.request.quoted, reason: error.description))
      if await queue.countDoubt() { await stop(.threeDoubts) }
      return .ended
    }
  }

  private func refuse(_ error: JoyAIError, picture: ReadyPicture, code: Int) async {
    switch error.kind {
    case .unauthorized:
      await queue.end(picture.fingerprint, .notSent)
      await stop(.unauthorized)
    case .insufficientCredits:
      await queue.end(picture.fingerprint, .notSent)
      await stop(.insufficientCredits)
    default:
      await end(picture, .refused, .refused(picture.id.text, reason: error.description))
      if !error.hasEnvelope { await stop(.foreignAnswer(status: code)) }
    }
  }

  private func pause(_ picture: ReadyPicture, reason: String, atLeast: Duration? = nil, units: Double) async {
    let unit = options.pollInterval * min(units, 5)
    let seconds = max(unit, atLeast.map { $0 / .seconds(1) } ?? 0)
    observe(.waiting(picture.id.text, reason: reason, seconds: seconds))
    do {
      try await surroundings.clock.sleep(.seconds(seconds))
    } catch {
      return  // interrupted: the caller looks for that itself
    }
  }

  private func end(_ picture: ReadyPicture, _ ending: GenerationReport.Ending, _ event: GenerationEvent) async {
    await end(picture.fingerprint, ending, event)
  }
}
