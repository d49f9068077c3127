import AsyncHTTPClient
import JoyAISandbox
import NIOCore
import NIOHTTP1
import Testing

@Suite struct DoorTests {
  private func request(_ address: String) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: address + "/api/v1/generate")
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/json")
    request.body = .bytes(ByteBuffer(string: #"{"model":"gptimage2","prompt":"x"}"#))
    return request
  }

  @Test func leadsToTheSameAccount() async throws {
    try await Sandbox.withRunning(quick()) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let answer = try await sandbox.withDoor { address async throws in
        #expect(address != sandbox.baseURL)
        return try await visitor.send(request(address)).taskID
      }
      #expect(await sandbox.charges().map(\.taskID) == [answer])
      #expect(try await visitor.status(answer).code == 200)
    }
  }

  @Test func givesUpWhatIsUnderWayWhenItCloses() async throws {
    let faults = [SandboxFault(.generate, on: .call(2), .delay(.seconds(3_600)))]
    try await Sandbox.withRunning(quick { $0.faults = faults }) { sandbox in
      let visitor = Visitor(sandbox: sandbox)
      let late = try await sandbox.withDoor { address async throws in
        _ = try await visitor.send(request(address))
        let late = Task { try await visitor.send(request(address)) }
        while await sandbox.received(.generate).count < 2 { try await Task.sleep(for: .milliseconds(1)) }
        return late
      }
      #expect(await sandbox.charges().count == 1)
      _ = await late.result
      #expect(await sandbox.charges().count == 1)
    }
  }

  @Test func chargesBeforeItWaits() async throws {
    let faults = [SandboxFault(.generate, .delayAfterwards(.milliseconds(100)))]
    try await Sandbox.withRunning(quick { $0.faults = faults }) { sandbox in
      let late = Task { try await Visitor(sandbox: sandbox).send(request(sandbox.baseURL)) }
      while await sandbox.charges().isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      #expect(try await late.value.code == 200)
    }
  }
}
