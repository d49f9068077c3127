import Foundation
import GalleryModel
import Site
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What pages say to machines.
@Suite struct MachineTests {
  private func gallery(_ change: (inout PromptFile) -> Void = { _ in }) -> (PromptFile, GalleryInput) {
    let file = Fixture.file("cup", title: "A </script><!-- cup", date: "2026-05-04", change: change)
    let settings = GallerySettings(title: "Wall", author: "Ada", license: "CC-BY-4.0")
    var input = Fixture.input([file], settings: settings, baseURL: "https://a.example/g/")
    Fixture.store(file.pictures[0], in: &input)
    return (file, input)
  }

  @Test func describesEveryPictureAsAnImageObject() throws {
    let (_, input) = gallery()
    let page = try #require(try Fixture.render(input)["cup/index.html"])
    let json = try #require(Markup.imageObjects(page))
    let data = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let object = try #require((data["@graph"] as? [[String: Any]])?.first)
    #expect(data["@context"] as? String == "https://schema.org")
    #expect(object["@type"] as? String == "ImageObject")
    #expect(object["name"] as? String == "A </script><!-- cup")
    #expect(object["creditText"] as? String == "Ada")
    #expect(object["license"] as? String == "https://creativecommons.org/licenses/by/4.0/")
    #expect(
      object["digitalSourceType"] as? String
        == "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia")
    #expect((object["contentUrl"] as? String)?.hasPrefix("https://a.example/g/renditions/") ?? false)
    // Of the file that is named, not of the original.
    #expect(object["width"] as? Int == 640)
  }

  @Test func editsOfAddressesAreComposites() throws {
    let file = Fixture.file("cup") {
      $0.pictures = [Fixture.picture("cup", Fixture.request("x", images: ["https://a.example/x.jpg"]))]
    }
    var input = Fixture.input([file])
    Fixture.store(file.pictures[0], in: &input)
    let page = try #require(try Fixture.render(input)["cup/index.html"])
    #expect(Markup.imageObjects(page)?.contains("/compositeWithTrainedAlgorithmicMedia\"") ?? false)
    #expect(page.contains("Made with AI (gptimage2)"))
  }

  @Test func aPictureThatIsNotThereIsNotDescribed() throws {
    let page = try #require(try Fixture.render(Fixture.input([Fixture.file("cup")]))["cup/index.html"])
    #expect(Markup.imageObjects(page) == nil && !page.contains("Made with AI"))
  }

  @Test func linkPreviewsGetAJPEG1200PixelsWide() throws {
    let pages = try Fixture.render(gallery().1)
    for path in ["index.html", "cup/index.html"] {
      let page = try #require(pages[path])
      let url = try #require(
        page.firstMatch(of: #/<meta property="og:image" content="https:\/\/a\.example\/g\/([^"]+)">/#)?.output.1)
      #expect(url.hasSuffix("-1200card.jpg") && pages[String(url)] != nil)
      #expect(page.contains("<meta property=\"og:image:width\" content=\"1200\">"))
      #expect(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"))
    }
    var without = gallery().1
    without.baseURL = nil
    #expect(try !Fixture.render(without).keys.contains { $0.hasSuffix("card.jpg") })
  }

  @Test func theFeedHasPictures() throws {
    let feed = try #require(try Fixture.render(gallery().1)["feed.xml"])
    #expect(feed.contains("<img src=\"https://a.example/g/renditions/"))
    // The prompt is that of the picture above it.
    let two = Fixture.file("two", date: "2026-05-04") {
      $0.pictures.append(Fixture.picture("two", Fixture.request("The cover's own words"), block: "close"))
      $0.cover = "two#close"
    }
    let covered = try Fixture.render(Fixture.input([two], baseURL: "https://a.example/g/"))["feed.xml"]
    #expect(covered?.contains("The cover&apos;s own words") == true || covered?.contains("The cover&#39;s own") == true)
    #expect(XMLParser(data: Data(feed.utf8)).parse())
    let sitemap = try #require(try Fixture.render(gallery().1)["sitemap.xml"])
    #expect(sitemap.contains("<image:loc>https://a.example/g/renditions/"))
    #expect(XMLParser(data: Data(sitemap.utf8)).parse())
  }

  @Test func everyPageHasTheSamePolicyAndNothingInline() throws {
    let pages = try Fixture.render(gallery().1)
    let headers = try #require(pages["_headers"])
    let policy = try #require(
      headers.firstMatch(of: #/Content-Security-Policy: (.*?); frame-ancestors/#).map { String($0.output.1) })
    #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'"))
    #expect(!headers.contains("unsafe") && headers.contains("require-trusted-types-for 'script'"))
    #expect(headers.contains("\n/g/*\n"))
    for (path, html) in pages where path.hasSuffix(".html") {
      #expect(html.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">"), "\(path)")
      #expect(!html.contains(" style=") && !html.contains("<style"), "\(path)")
      #expect(!Markup.withoutOwnScripts(html).contains("<script"), "\(path)")
    }
    var odd = gallery().1
    odd.baseURL = "https://a.example/tom&jerry%20*/"
    #expect(try Fixture.render(odd)["_headers"]?.contains("\n/tom%26jerry%20%2A/*\n") ?? false)
    var own = gallery().1
    own.staticFiles = ["_headers"]
    #expect(try Fixture.render(own)["_headers"] == "copy of static/_headers")
  }

  @Test func anEditShowsBeforeAndAfter() throws {
    let (parent, _) = gallery()
    let edit = Fixture.file("edit") {
      var request = Fixture.request("Edit it")
      request.images = [.picture(parent.pictures[0].id, sha256: Fixture.sha256(of: parent.pictures[0]))]
      $0.pictures = [Fixture.picture("edit", request)]
    }
    var input = Fixture.input([parent, edit])
    Fixture.store(edit.pictures[0], in: &input)
    let page = try #require(try Fixture.render(input)["edit/index.html"])
    // What it was made from is not here.
    #expect(!page.contains("compare-range"))
    Fixture.store(parent.pictures[0], in: &input)
    let both = try #require(try Fixture.render(input)["edit/index.html"])
    #expect(both.contains("<input class=\"compare-range needs-script\" type=\"range\""))
    #expect(
      both.contains("data-view=\"picture-1-before\">before</a>") && both.contains("data-view=\"picture-1\">after</a>"))
  }

  @Test func aBeforeIsNeverAnotherPictureThanTheEditWasMadeFrom() throws {
    let (parent, _) = gallery()
    let own = ImageReference.picture(parent.pictures[0].id, sha256: Fixture.sha256(of: parent.pictures[0]))
    for (images, keeps) in [
      ([own], true), ([.url("https://a.example/x.png"), own], false),
      ([.picture(parent.pictures[0].id, sha256: "ab")], false),
    ] as [([ImageReference], Bool)] {
      let edit = Fixture.file("edit") {
        var request = Fixture.request("Edit it")
        request.images = images
        $0.pictures = [Fixture.picture("edit", request)]
      }
      var input = Fixture.input([parent, edit])
      Fixture.store(parent.pictures[0], in: &input)
      Fixture.store(edit.pictures[0], in: &input)
      if keeps { input.content.files[1].pictures[0].keeps = edit.pictures[0].fingerprint }
      let page = try #require(try Fixture.render(input)["edit/index.html"])
      #expect(page.contains("Made with AI") && !page.contains("compare-range"))
    }
  }

  @Test func anEditOfAnEditShowsTheWholeChain() throws {
    var files = [Fixture.file("p0", title: "Number 0")]
    for number in 1...3 {
      files.append(
        Fixture.file("p\(number)", title: "Number \(number)") {
          var request = Fixture.request("Edit \(number)")
          request.images = [.picture(PictureID(path: "p\(number - 1)"), sha256: nil)]
          $0.pictures = [Fixture.picture("p\(number)", request)]
        })
    }
    let pages = try Fixture.render(Fixture.input(files))
    let last = try #require(pages["p3/index.html"])
    let chain = try #require(last.firstRange(of: "<ol class=\"lineage\">").map { last[$0.upperBound...] })
    let places = try ["../p0/#picture-1", "../p1/#picture-1", "../p2/#picture-1", "aria-current=\"true\""].map {
      try #require(chain.firstRange(of: $0)?.lowerBound)
    }
    #expect(places == places.sorted())
    #expect(pages["p1/index.html"]?.contains("lineage") == false)
    // The chain of a picture that is kept was another one.
    files[1].pictures[0].keeps = Fixture.fingerprint(of: files[0].pictures[0])
    files[1].pictures[0].keepsEditOfTheSame = true
    let cut = try #require(try Fixture.render(Fixture.input(files))["p3/index.html"])
    #expect(cut.contains("../p1/#picture-1") && !cut.contains("../p0/#picture-1"))
  }

  @Test func alternatesHangBesideThePicture() throws {
    let (file, stored) = gallery()
    var input = stored
    var alternate = try #require(input.renditions[file.pictures[0].id])
    (alternate.width, alternate.height) = (900, 300)
    input.alternates[file.pictures[0].id] = [alternate]
    let pages = try Fixture.render(input)
    let page = try #require(pages["cup/index.html"])
    #expect(
      pages.contains { $0.key.hasPrefix("assets/shapes-") && $0.value.contains(".shape-900x300{--ratio:3.0000}") })
    #expect(page.contains(">Other pictures of the same request</h2>") && page.contains(">Alternate 2</figcaption>"))
    #expect(page.contains("data-view=\"picture-1-alternate-2\""))
  }
}
