import CCmarkGFM
import Foundation
import GalleryModel

/// Turns notes (GitHub flavoured Markdown) into markup that is safe to stand in a page.
///
/// Raw HTML is left out. Links lead to `http`, `https`, `mailto` or relative addresses only. Pictures become links,
/// so that a page never loads anything that its author did not commission. The highest heading comes right below the page's own.
struct NotesMarkup {
  /// The link to a page by the path of the file that makes it, such as `content/products/espresso.md`.
  let pageLink: (String) -> String?

  /// - Parameter file: the Markdown file that the notes stand in, relative to the site.
  /// - Throws: a diagnostic when the notes are too large.
  func render(_ markdown: String, in file: String) throws(Diagnostics) -> String? {
    if let fault = NoteLimits.fault(in: markdown) { throw Diagnostics(.error(fault, file: file)) }
    guard markdown.utf8.contains(where: { ![9, 10, 13, 32].contains($0) }) else { return nil }
    guard let document = Document(markdown) else {
      throw Diagnostics(.error("the notes cannot be read", file: file))
    }
    let shift = 2 - document.highestHeading
    document.change { node in change(node, shift: shift, in: file) }
    // Entities may name what no document may hold.
    return document.markup.map(MarkupText.cleaned)
  }

  private func change(_ node: OpaquePointer, shift: Int32, in file: String) {
    let type = cmark_node_get_type(node)
    if type == CMARK_NODE_HEADING {
      cmark_node_set_heading_level(node, min(6, cmark_node_get_heading_level(node) + shift))
    } else if type == CMARK_NODE_LINK {
      if let address = link(url(of: node), in: file) {
        cmark_node_set_url(node, address)
      } else {
        unwrap(node)
      }
    } else if type == CMARK_NODE_IMAGE {
      let address = url(of: node)
      if AddressText.isWeb(address), !isInLink(node), cmark_node_set_type(node, CMARK_NODE_LINK) == 1 {
        cmark_node_set_url(node, address)
      } else {
        unwrap(node)
      }
    }
  }

  /// The address to link to: a content file's becomes its page's; nil for what must not be linked.
  private func link(_ url: String, in file: String) -> String? {
    if let scheme = AddressText.scheme(of: url) {
      return ["http", "https", "mailto"].contains(scheme) ? url : nil
    }
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let path = parts.first.map({ $0.removingPercentEncoding ?? $0 }), path.hasSuffix(".md"),
      !path.hasPrefix("/")
    else { return url }
    var target = file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard target.popLast() != nil else { return url }
      } else {
        target.append(String(part))
      }
    }
    return pageLink(target.joined(separator: "/")) ?? url
  }

  private func url(of node: OpaquePointer) -> String {
    cmark_node_get_url(node).map { String(cString: $0) } ?? ""
  }

  private func isInLink(_ node: OpaquePointer) -> Bool {
    var above = cmark_node_parent(node)
    while let node = above {
      if cmark_node_get_type(node) == CMARK_NODE_LINK { return true }
      above = cmark_node_parent(node)
    }
    return false
  }

  private func unwrap(_ node: OpaquePointer) {
    while let child = cmark_node_first_child(node) {
      cmark_node_unlink(child)
      guard cmark_node_insert_before(node, child) == 1 else { return cmark_node_free(child) }
    }
    cmark_node_unlink(node)
    cmark_node_free(node)
  }
}
