/// One name in a folder, and what it is when links within the site are followed.
package struct FolderEntry: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file
    case folder
    /// A pipe, socket or device.
    case other
  }

  package var name: String
  package var kind: Kind
}
