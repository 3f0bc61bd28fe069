#include "sheet/columns.h"

#include <algorithm>

#include "sheet/sheet.h"

namespace yoshiki {
namespace {

// 297 and 420 mm, less the margins and 0.6 %: LibreOffice makes columns a little wider than asked for, and
// what is too wide for the page by a hair it prints smaller by 3 %.
constexpr int kA4Width = 1038, kA3Width = 1500;
// A draft has three characters a line at the very least, a statement's name above its pages two.
constexpr ColumnWidths kLeast{.path = 108, .page = 34, .draft = 54, .reason = 80};
constexpr int kNarrowDraft = 108;  // below this the other columns give way
// Shares of the width, in permille; the rest is the drafts'.
constexpr int kPathShare = 165, kPageShare = 52, kSeveralPagesShare = 42, kReasonShare = 158;

// Counts beyond any paper are all the same; so they fit any number.
int Counted(std::size_t count) { return static_cast<int>(std::clamp<std::size_t>(count, 1, 10'000)); }

int RoomForDrafts(const ColumnWidths& widths, std::size_t statements, bool large) {
  return PageWidth(large) - widths.path - Counted(statements) * widths.page - widths.reason;
}

}  // namespace

int PageWidth(bool large) { return large ? kA3Width : kA4Width; }

ColumnWidths ColumnWidthsOf(std::size_t statements, std::size_t drafts, bool large) {
  const auto share = [large](int permille) { return PageWidth(large) * permille / 1000; };
  ColumnWidths widths{.path = share(kPathShare),
                      .page = share(statements > 1 ? kSeveralPagesShare : kPageShare),
                      .reason = share(kReasonShare)};
  widths.draft = RoomForDrafts(widths, statements, large) / Counted(drafts);
  if (widths.draft >= kNarrowDraft) return widths;
  widths = kLeast;
  widths.draft =
      std::clamp(RoomForDrafts(widths, statements, large) / Counted(drafts), kLeast.draft, kNarrowDraft);
  // What that leaves over is the reasons'.
  widths.reason += std::max(0, RoomForDrafts(widths, statements, large) - Counted(drafts) * widths.draft);
  return widths;
}

std::size_t MostDrafts(std::size_t statements, bool large) {
  return static_cast<std::size_t>(std::max(0, RoomForDrafts(kLeast, statements, large) / kLeast.draft));
}

}  // namespace yoshiki
