import GalleryModel

/// Overrides of the price table, in the shape of the table: `{joyai: 24, gptimage2: {text: {low: {1k: 2}}}}`.
extension FieldReader {
  mutating func prices(_ member: YAMLMember) -> PriceTable {
    var table = PriceTable.documented
    for model in knownMembers(member, ModelName.allCases.map(\.rawValue)) {
      if model.key == ModelName.joyai.rawValue {
        table.joyai = credits(model) ?? table.joyai
      } else {
        gptImage2Prices(model, &table)
      }
    }
    return table
  }

  private mutating func gptImage2Prices(_ member: YAMLMember, _ table: inout PriceTable) {
    for (modeMember, mode) in cases(of: member, as: RequestMode.self) {
      for (qualityMember, quality) in cases(of: modeMember, as: Quality.self) {
        for (resolutionMember, resolution) in cases(of: qualityMember, as: Resolution.self) {
          if let credits = credits(resolutionMember) { table.gptimage2[mode]?[quality]?[resolution] = credits }
        }
      }
    }
  }

  private mutating func cases<Key: RawRepresentable & CaseIterable>(
    of member: YAMLMember, as type: Key.Type
  ) -> [(YAMLMember, Key)] where Key.RawValue == String {
    knownMembers(member, Key.allCases.map(\.rawValue)).compactMap { inner in
      Key(rawValue: inner.key).map { (inner, $0) }
    }
  }
}
