#include <algorithm>

#include "layout/set_content.h"

namespace yoshiki {

Length CountBracket(Composer& composer, const std::string& count, const StyleDef& style) {
  const Length parens = composer.Width("（", style) + composer.Width("）", style);
  return std::max(composer.theme().count_bracket, parens + composer.Width(count, style) + style.size / 2);
}

void PutCount(Composer& composer, const std::string& count, const std::string& suffix, const StyleDef& style,
              Length x, std::vector<SetLine>& lines) {
  const Length bracket = CountBracket(composer, count, style);
  const Length open = composer.Width("（", style);
  const Length close = composer.Width("）", style);
  lines.push_back(composer.SetSingle("（", style, x));
  if (!count.empty()) {
    const Length room = bracket - open - close;
    lines.push_back(composer.SetSingle(count, style, x + open + (room - composer.Width(count, style)) / 2));
  }
  lines.push_back(composer.SetSingle("）", style, x + bracket - close));
  lines.push_back(composer.SetSingle(suffix, style, x + bracket));
}

}  // namespace yoshiki
