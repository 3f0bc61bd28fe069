// Sets the contents of cells: text, choices, check lists. Private to layout/.
#pragma once

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

/// Appends `paragraphs` (split at '\n') to `flow` as slabs, `x` from the left.
void AppendParagraphs(Composer& composer, std::string_view text, const StyleDef& style, Length x,
                      Length width, Alignment alignment, bool hang, Flow& flow);

}  // namespace yoshiki
