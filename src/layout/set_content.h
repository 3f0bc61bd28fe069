// Sets the contents of cells: text, choices, check lists. Private to layout/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/composer.h"
#include "layout/flow.h"

namespace yoshiki {

/// Sets any content to `width`, in `style`.
Flow SetContent(Composer& composer, const Content& content, const StyleDef& style, Length width);

Flow SetText(Composer& composer, const TextContent& content, const StyleDef& style, Length width);
Flow SetChoice(Composer& composer, const ChoiceContent& content, const StyleDef& style, Length width);
Flow SetImage(Composer& composer, const ImageContent& content, Length width);
Flow SetChecks(Composer& composer, const ChecksContent& content, const StyleDef& style, Length width);

/// The width `content` takes when nothing in it is broken; for boxes at the end of a heading bar.
Length ChecksWidth(Composer& composer, const ChecksContent& content, const StyleDef& style);

/// （ n ）suffix, from `x`: the number in the middle of its brackets, which are as far apart as the theme
/// says, or as a long number needs.
void PutCount(Composer& composer, const std::string& count, const std::string& suffix, const StyleDef& style,
              Length x, std::vector<SetLine>& lines);
/// The width of the （ n ） pair.
Length CountBracket(Composer& composer, const std::string& count, const StyleDef& style);

/// How paragraphs are set, and where.
struct ParagraphLook {
  Length x, width;  ///< the measure: from the left, and how wide
  Alignment alignment = Alignment::start;
  bool hang = true;
  std::string_view hang_after = {};  ///< as TextContent::hang_after
  const std::vector<TextMark>* marks = nullptr;
  const std::vector<std::size_t>* bold = nullptr;  ///< as TextContent::bold
};

/// Whether a text must be cut into paragraphs of their own below the present tag, or is itself what the tag
/// holds.
bool NeedsParagraphs(Composer& composer, std::string_view text);

/// Appends the paragraphs of `text` (split at '\n') to `flow` as slabs. Each has a tag of its own when
/// NeedsParagraphs, the first of them `first_tag` when that is given.
void AppendParagraphs(Composer& composer, std::string_view text, const StyleDef& style,
                      const ParagraphLook& look, Flow& flow, TagId first_tag = 0);

}  // namespace yoshiki
