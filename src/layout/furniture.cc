#include "layout/furniture.h"

#include <algorithm>
#include <utility>

#include "layout/place.h"
#include "layout/set_content.h"

namespace yoshiki {

namespace {

constexpr const char* kIdeographicSpace = "\u3000";

}  // namespace

void PlaceHeading(Composer& composer, const Part& part, TagId section, Length left, Length width,
                  Cursor& cursor) {
  if (part.title.empty()) return;
  const TagScope scope(composer, composer.AddHeading(1, section));
  const StyleDef& style = composer.theme().style(part.style);
  const OwnerId owner = composer.AddOwner(OwnerKind::heading, CellRole::title, {});
  composer.SetItem({});
  const std::string text = part.number.empty() ? part.title : part.number + kIdeographicSpace + part.title;
  Page& page = composer.document().pages[cursor.page];
  cursor.y += style.space_before;
  const Length top = cursor.y;
  Composer::Paragraph heading =
      composer.SetParagraph(text, style, width, part.centred ? Alignment::centre : Alignment::start, true);
  Length end;
  for (Line& line : heading.lines) {
    end = line.width;
    PlaceSetLine(PlaceLine(std::move(line), heading, style, {}), {left, cursor.y}, owner, false, page);
    cursor.y += style.leading;
  }
  if (!part.suffix.empty()) {
    const StyleDef& small = composer.theme().style("section-suffix");
    SetLine line = composer.SetSingle(part.suffix, small, end + style.size / 2);
    if (line.x + line.line.width > width) {
      line.x = Length();
      line.baseline = Composer::Baseline(small);
      cursor.y += small.leading;
    } else {
      line.baseline = small.leading - style.leading + Composer::Baseline(style);
    }
    PlaceSetLine(line, {left, cursor.y - small.leading}, owner, false, page);
  }
  page.boxes.push_back(
      {owner, {left, top, width, cursor.y - top}, {left, top, width, cursor.y - top}, false});
  cursor.y += style.space_after;
}

void PlaceMark(Composer& composer, const std::string& mark, TagId section, Length left, Length width,
               Length y, std::size_t page) {
  const TagScope scope(composer, composer.AddTag(TagKind::paragraph, section));
  const StyleDef& style = composer.theme().style("mark");
  const OwnerId owner = composer.AddOwner(OwnerKind::mark, CellRole::mark, {});
  composer.SetItem({});
  SetLine line = composer.SetSingle(mark, style, {});
  line.x = std::max(Length(), width - line.line.width);
  Page& target = composer.document().pages[page];
  PlaceSetLine(line, {left, y}, owner, false, target);
  target.boxes.push_back({owner, {left, y, width, style.leading}, {left, y, width, style.leading}, false});
}

void PlaceFeet(Composer& composer, const std::string& foot) {
  const Theme& theme = composer.theme();
  const StyleDef& style = theme.style("foot");
  const OwnerId owner = composer.AddOwner(OwnerKind::foot, CellRole::mark, {});
  composer.SetItem({});
  std::vector<Page>& pages = composer.document().pages;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Length width = pages[i].width - theme.margin_side - theme.margin_side;
    const Length y = pages[i].height - theme.foot_height - Composer::Baseline(style);
    SetLine number =
        composer.SetSingle(std::to_string(i + 1) + " / " + std::to_string(pages.size()), style, {});
    number.x = width - number.line.width;
    const std::string text = composer.CutToWidth(foot, style, number.x - style.size * 2);
    PlaceSetLine(composer.SetSingle(text, style, {}), {theme.margin_side, y}, owner, true, pages[i]);
    PlaceSetLine(number, {theme.margin_side, y}, owner, true, pages[i]);
  }
}

}  // namespace yoshiki
