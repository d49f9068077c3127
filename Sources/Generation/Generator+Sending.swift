import GalleryModel
import JoyAI
import Ledger
import Planning

extension Generator {
  /// How often a request that provably did not reach the server is tried again by itself.
  private static let unreachableRetries = 3
  /// How often a request is tried again that the server did not take for now (429).
  private static let rateLimitRetries = 12

  /// Sends one request and follows its task.
  func make(_ planned: PlannedPicture) async {
    guard let quoted = planned.price else {
      await end(planned.picture, .notSent, .notSent(planned.picture, reason: "its price is not known"))
      return
    }
    var unreachable = 0
    var limited = 0
    while await queue.maySend, !Task.isCancelled {
      switch await send(planned.picture, quoted: quoted) {
      case .accepted(let attempt):
        await follow(attempt, of: planned.picture)
        return
      case .ended:
        return
      case .unreachable(let reason):
        unreachable += 1
        guard unreachable <= Self.unreachableRetries else {
          await queue.end(planned.picture.fingerprint, .notSent)
          await stop(.unreachable(reason))
          return
        }
        await pause(planned.picture, reason: reason, units: Double(unreachable))
      case .limited(let wait):
        limited += 1
        await queue.halve()
        guard limited <= Self.rateLimitRetries else {
          await queue.end(planned.picture.fingerprint, .notSent)
          await stop(.unreachable("the API accepts no more requests for now (429)"))
          return
        }
        await pause(
          planned.picture, reason: "the API accepts no more requests for now (429)", atLeast: wait,
          units: Double(limited))
      }
    }
    await queue.end(planned.picture.fingerprint, .notSent)
  }

  private enum Sent {
    case accepted(Attempt)
    case ended
    /// It provably never reached the server.
    case unreachable(String)
    /// 429, with what the server asks to wait.
    case limited(Duration?)
  }

  private func send(_ picture: Picture, quoted: Int) async -> Sent {
    let body: [UInt8]
    do throws(JoyAIError) {
      body = try GenerateRequest(picture.request).encodedBody()
    } catch {
      await end(picture, .refused, .refused(picture, reason: error.description))
      return .ended
    }
    let host = client.address.host == APIAddress.production.host ? nil : client.address.host
    let paid = PaidRequest(picture, quoted: quoted, api: host)
    let id = surroundings.attemptID()
    let number = await books.holdings.nextAttemptNumber(at: picture.fingerprint)
    func fact(_ event: Fact.Event) -> Fact {
      Fact(
        fingerprint: picture.fingerprint, attemptNumber: number, attempt: id, at: surroundings.now, event: event)
    }
    do throws(BooksError) {
      try await books.begin(
        Intent(fact: fact(.sent(paid)), body: body, quoted: quoted), run: run, limit: options.maxCredits)
    } catch {
      await queue.end(picture.fingerprint, .notSent)
      await stop(StopReason(error))
      return .ended
    }
    observe(.sending(picture, credits: quoted))
    // In a task of its own: an interrupt must not lose the answer to what may have been paid for.
    let client = self.client
    let answer = Task { () async -> Result<AcceptedTask, JoyAIError> in
      do throws(JoyAIError) {
        return .success(try await client.generate(body: body))
      } catch {
        return .failure(error)
      }
    }
    switch await answer.value {
    case .success(let task):
      let accepted = fact(.task(paid, task: task.taskID, charged: task.creditsCharged))
      return await accept(task, picture: picture, quoted: quoted, fact: accepted)
    case .failure(let error):
      return await settle(error, attempt: id, picture: picture, quoted: quoted, fact: fact)
    }
  }

  private func accept(_ task: AcceptedTask, picture: Picture, quoted: Int, fact: Fact) async -> Sent {
    let isDurable = await record([fact])
    await queue.spend(task.creditsCharged ?? quoted)
    observe(.accepted(picture, task: task.taskID, charged: task.creditsCharged))
    if let charged = task.creditsCharged, charged > quoted {
      await stop(.chargedAboveQuote(charged: charged, quoted: quoted))
    }
    guard isDurable else {
      await end(
        picture, .stillRunning,
        .stillRunning(picture, task: task.taskID, reason: "the books cannot be written, so it is not fetched now"))
      return .ended
    }
    let folded = Holdings([fact]).attempts(at: picture.fingerprint)
    guard let attempt = folded.first else { return .ended }
    return .accepted(attempt)
  }

  private func settle(
    _ error: JoyAIError, attempt: String, picture: Picture, quoted: Int, fact: (Fact.Event) -> Fact
  ) async -> Sent {
    switch error.delivery {
    case .notSent:
      guard await record([fact(.unsent(why: error.description))]) else {
        await queue.end(picture.fingerprint, .notSent)
        return .ended
      }
      if case .rateLimited(let wait) = error.kind { return .limited(wait) }
      return .unreachable(error.description)
    case .refused:
      let code = error.code ?? error.httpStatus ?? 400
      _ = await record([fact(.refused(code: code))])
      await refuse(error, picture: picture, code: code)
      return .ended
    case .uncertain:
      if let answer = error.rawAnswer {
        do throws(BooksError) {
          try await books.keepAnswer(answer, of: attempt)
        } catch {
          await stop(StopReason(error))
        }
      }
      await end(
        picture, .inDoubt, .inDoubt(picture, attempt: attempt, credits: quoted, reason: error.description))
      if await queue.countDoubt() { await stop(.threeDoubts) }
      return .ended
    }
  }

  private func refuse(_ error: JoyAIError, picture: Picture, code: Int) async {
    switch error.kind {
    case .unauthorized:
      await queue.end(picture.fingerprint, .notSent)
      await stop(.unauthorized)
    case .insufficientCredits:
      await queue.end(picture.fingerprint, .notSent)
      await stop(.insufficientCredits)
    default:
      await end(picture, .refused, .refused(picture, reason: error.description))
      if !error.hasEnvelope { await stop(.foreignAnswer(status: code)) }
    }
  }

  private func pause(_ picture: Picture, reason: String, atLeast: Duration? = nil, units: Double) async {
    let unit = options.pollInterval * min(units, 5)
    let seconds = max(unit, atLeast.map { $0 / .seconds(1) } ?? 0)
    observe(.waiting(picture, reason: reason, seconds: seconds))
    do {
      try await surroundings.clock.sleep(.seconds(seconds))
    } catch {
      return  // interrupted: the caller looks for that itself
    }
  }

  func end(_ picture: Picture, _ ending: GenerationReport.Ending, _ event: GenerationEvent) async {
    await queue.end(picture.fingerprint, ending)
    observe(event)
  }
}
