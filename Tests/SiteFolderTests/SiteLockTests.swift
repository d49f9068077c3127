import Foundation
import SiteFolder
import Testing

struct SiteLockTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  @Test func refusesASecondHolderAndNamesTheFirst() throws {
    let lock = try SiteLock(site.folder)
    let pid = Int(ProcessInfo.processInfo.processIdentifier)
    // The lock belongs to the open folder, so a second one in this process is refused as another process is.
    #expect(throws: SiteFolderError.busy(holder: pid)) { try SiteLock(site.folder) }
    #expect(throws: SiteFolderError.busy(holder: pid)) { try SiteLock(try SiteFolder(at: site.folder.root)) }
    #expect(
      SiteFolderError.busy(holder: 7).description == "another gallerist (process 7) is at work on this site")
    withExtendedLifetime(lock) {}
  }

  @Test func isFreeAgainOnceItIsReleased() throws {
    do {
      let lock = try SiteLock(site.folder)
      withExtendedLifetime(lock) {}
    }
    let again = try SiteLock(site.folder)
    withExtendedLifetime(again) {}
  }

  @Test func isNotHeldByWhatAnEarlierHolderLeft() throws {
    try site.write("123456\n", to: ".gallerist/holder")
    let lock = try SiteLock(site.folder)
    #expect(try site.text(".gallerist/holder") == "\(ProcessInfo.processInfo.processIdentifier)\n")
    withExtendedLifetime(lock) {}
  }

  @Test func saysThatItIsBusyAlsoWhereNobodyIsNamed() throws {
    let lock = try SiteLock(site.folder)
    try site.folder.remove(".gallerist/holder")
    #expect(throws: SiteFolderError.busy(holder: nil)) { try SiteLock(site.folder) }
    #expect(SiteFolderError.busy(holder: nil).description == "another gallerist is at work on this site")
    withExtendedLifetime(lock) {}
  }

  @Test func doesNotHinderReading() throws {
    try site.write("x", to: "a.txt")
    let lock = try SiteLock(site.folder)
    #expect(try site.text("a.txt") == "x")
    withExtendedLifetime(lock) {}
  }

  @Test func twoSitesDoNotHinderEachOther() throws {
    let other = try TemporarySite()
    let locks = [try SiteLock(site.folder), try SiteLock(other.folder)]
    withExtendedLifetime(locks) {}
  }
}
