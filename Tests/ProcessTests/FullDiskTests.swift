import Foundation
import JoyAISandbox
import Testing

/// Disks that are really full, as far as this machine lets a test have one.
@Suite(.timeLimit(.minutes(30))) struct FullDiskTests {
  private func expectNothingLost(_ site: ProcessSite, _ sandbox: Sandbox, _ ending: Ending, _ name: String) async throws
  {
    #expect(ending.code == 74, "\(name): \(ending)")
    let trial = Trial(
      situation: .two, site: site, sandbox: sandbox, arguments: generate, before: 0, start: 0, name: name,
      ending: ending)
    try await trial.expectNoTaskForgotten()
    try await trial.finish()
  }

  /// No file may grow beyond this many blocks of 512 bytes.
  @Test(arguments: [0, 1, 2, 4, 7, 16, 48, 80])
  func aLimitOfFileSizesLosesNothing(blocks: Int) async throws {
    let site = try ProcessSite(pictures: ["a", "b"])
    try await withSandbox { sandbox async throws in
      let ending = try await sandbox.withDoor { address in
        try await Program(site, at: address).runInShell(#"ulimit -f \#(blocks) && exec "$0" "$@""#, generate)
      }
      try await expectNothingLost(site, sandbox, ending, "\(blocks) blocks")
    }
  }

  /// On a file system of its own that only the shell of the test sees, with this many KiB left.
  @Test(
    .enabled("needs the right to mount a file system") { await canMount() }, arguments: [0, 8, 40, 60, 80, 100, 140])
  func aFullFileSystemLosesNothing(left: Int) async throws {
    let site = try ProcessSite(pictures: ["a", "b"])
    let script = """
      mount -t tmpfs -o size=4m tmpfs "$SITE.full" && cp -a "$SITE/." "$SITE.full" || exit 1
      free=$(df -k --output=avail "$SITE.full" | tail -n 1)
      dd if=/dev/zero of="$SITE.full/filler" bs=1k count=$((free - $LEFT)) status=none || exit 1
      "$0" "$@" --site "$SITE.full"; code=$?
      rm "$SITE.full/filler" && rm -rf "$SITE/.gallerist" && cp -a "$SITE.full/." "$SITE" || exit 1
      exit $code
      """
    let full = URL(filePath: site.url.path + ".full")
    try FileManager.default.createDirectory(at: full, withIntermediateDirectories: false)
    defer { _ = try? FileManager.default.removeItem(at: full) }
    try await withSandbox { sandbox async throws in
      let ending = try await sandbox.withDoor { address in
        try await Program(site, at: address).runInShell(
          script, generate, inNamespace: true, variables: ["SITE": site.url.path, "LEFT": String(left)])
      }
      try await expectNothingLost(site, sandbox, ending, "\(left) KiB")
    }
  }

  private static func canMount() async -> Bool {
    do {
      let site = try ProcessSite()
      let ending = try await Program(site).runInShell("mount -t tmpfs tmpfs /mnt", [], inNamespace: true)
      if ending.code != 0 { Figures.say("full file systems: skipped, this process may not mount one") }
      return ending.code == 0
    } catch {
      Figures.say("full file systems: skipped, there is no unshare")
      return false
    }
  }

  @Test(.enabled("root writes everywhere") { !isRoot })
  func aFolderThatMayNotBeWrittenSendsNothing() async throws {
    let site = try ProcessSite(pictures: ["a"])
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: site.url.path)
    defer { _ = try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: site.url.path) }
    try await withSandbox { sandbox async throws in
      #expect(try await sandbox.run(site, generate).code == 74)
      #expect(await sandbox.sentCount() == 0)
    }
  }

  private static var isRoot: Bool { FileManager.default.isWritableFile(atPath: "/etc/passwd") }
}
