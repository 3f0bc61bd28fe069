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
Flow SetChecks(Composer& composer, const ChecksContent& content, const StyleDef& style, Length width);

/// The width `content` takes when nothing in it is broken; for boxes at the end of a heading bar.
Length ChecksWidth(Composer& composer, const ChecksContent& content, const StyleDef& style);

/// （ n ）suffix, from `x`: the number in the middle of its brackets, which are as far apart as the theme
/// says, or as a long number needs.
void PutCount(Composer& composer, const std::string& count, const std::string& suffix, const StyleDef& style,
              Length x, std::vector<SetLine>& lines);
/// The width of the （ n ） pair.
Length CountBracket(Composer& composer, const std::string& count, const StyleDef& style);

/// Appends `paragraphs` (split at '\n') to `flow` as slabs, `x` from the left.
void AppendParagraphs(Composer& composer, std::string_view text, const StyleDef& style, Length x,
                      Length width, Alignment alignment, bool hang, Flow& flow);

}  // namespace yoshiki
