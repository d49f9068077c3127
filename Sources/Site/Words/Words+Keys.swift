extension Words {
  /// The words that pages are put together with here; templates name others by themselves.
  enum Key: String, CaseIterable, Hashable, Sendable {
    case decimalMark = "decimal_mark"
    case groupMark = "group_mark"
    case money, date, month, months
    case worksOne = "works_one"
    case worksOther = "works_other"
    case picturesOne = "pictures_one"
    case picturesOther = "pictures_other"
    case creditsOne = "credits_one"
    case creditsOther = "credits_other"
    case madeWithAI = "made_with_ai"
    case costsNothing = "costs_nothing"
    case costsMade = "costs_made"
    case costsFailed = "costs_failed"
    case costsSaved = "costs_saved"
    case costsInDoubt = "costs_in_doubt"
    case costsUnpriced = "costs_unpriced"
    case costsByMonth = "costs_by_month"
    case costsByModel = "costs_by_model"
    case costsByQuality = "costs_by_quality"
    case costsByTag = "costs_by_tag"
    case costsByAlbum = "costs_by_album"
    case costsNoMonth = "costs_no_month"
    case costsNoModel = "costs_no_model"
    case costsNoQuality = "costs_no_quality"
    case costsNoTag = "costs_no_tag"
    case costsNoAlbum = "costs_no_album"
    case columnMonth = "column_month"
    case model
    case quality
    case columnTag = "column_tag"
    case columnAlbum = "column_album"
  }
}
