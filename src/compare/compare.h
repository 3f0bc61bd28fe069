// compare: several drafts of one statement, each bound to its form, become the rows of the sheet
// 修正等を要する部分. No layout, no files. The only header of this folder that other folders include.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "form/form.h"
#include "model/model.h"

namespace yoshiki {

// ---------------------------------------------------------------- two texts

enum class PieceKind : std::uint8_t {
  same,
  added,    ///< stands in the newer text only
  removed,  ///< stood in the older text only
};

/// A stretch of a line. The pieces that are not removed make up the newer line, those that are not added the
/// older one. An added piece without text, at the head of a line, says that the line end before it is new; a
/// removed one may hold line ends.
struct TextPiece {
  PieceKind kind = PieceKind::same;
  std::string text;
  friend bool operator==(const TextPiece&, const TextPiece&) = default;
};

/// A line of a compared text, without its line end.
struct ComparedLine {
  enum class State : std::uint8_t {
    kept,          ///< a line of the newer text
    removed,       ///< one or more whole lines of the older text, joined by \n, with none in their place
    removed_long,  ///< likewise, but removed in a draft before
  };
  State state = State::kept;
  std::vector<TextPiece> pieces;
};

using ComparedText = std::vector<ComparedLine>;

/// What differs, by character, after the lines of both were paired. Marks follow words: what is the same for
/// less than two characters between two changes counts as changed, and a change that begins or ends within a
/// run of kanji, katakana, letters or digits takes in the whole run. A box of a check list ("[ ] …") whose
/// tick changed is marked with its label. Differences past any use (two texts with little in common) are
/// marked as a whole. Takes time in proportion to length × differences, and never more than a second for
/// 40,000 characters; in longer texts passages are marked as a whole once that many differences were sought.
ComparedText CompareTexts(std::string_view before, std::string_view after);
/// The same against a text that was compared itself: what it shows as removed stays in its place.
ComparedText CompareTexts(const ComparedText& before, std::string_view after);
/// A text that nothing is compared with.
ComparedText UnmarkedText(std::string_view text);

/// The newer text again: its kept lines without what was removed.
std::string TextOf(const ComparedText& text);

// ---------------------------------------------------------------- drafts

/// A draft to be compared. Held by reference.
struct Round {
  const Statement* statement = nullptr;
  const BoundForm* form = nullptr;
  std::string name;                         ///< "修正案（R2.6.30諮問時）": the head of its column
  std::map<std::string, OtherPlace> pages;  ///< by JSON pointer; of the first draft alone, where known
};

/// What a draft says of an item.
struct SheetCell {
  enum class State : std::uint8_t {
    text,
    unchanged,  ///< 変更なし: as in the column to its left
    none,       ///< （記載なし）: the item has not been filled in so far
    removed,    ///< （削除）: filled in before, and now no more
  };
  State state = State::none;
  ComparedText text;  ///< of State::text
};

/// Who asked for a change, and why.
struct Reason {
  std::string by, text;
  std::string passage = {};  ///< words of a cell that it stands level with; "" = found by itself
};

/// An item that differs in any draft, or an element of a list that changed its place.
struct ChangeRow {
  std::string item;     ///< "files[0].entrustment.items[2].content", as in the last draft that has it
  std::string pointer;  ///< "/files/0/…": its JSON pointer in the last draft; "" = it is not there any more
  std::vector<std::string> path;  ///< as the form prints it: "Ⅱ．…", "4. …", "委託事項3", "①委託内容"
  /// Where the first draft prints it, one a statement; nothing = not a change of that statement. Page 0 = not
  /// known.
  std::vector<std::optional<OtherPlace>> pages;
  std::vector<SheetCell> cells;  ///< one a draft
  std::vector<Reason> reasons;
  std::vector<std::optional<std::string>> texts;  ///< what each draft says in full, nothing = not filled in
  bool important = false;                         ///< ※
  std::size_t place = 0;                          ///< index into Comparison::order
};

struct Comparison {
  std::string title;                    ///< "修正等を要する部分とその内容（国民年金）"
  std::vector<std::string> statements;  ///< "国民年金": the heads above the pages
  std::vector<std::string> drafts;
  std::vector<ChangeRow> rows;  ///< in the order of the form
  std::vector<std::string>
      order;  ///< the items of the form, changed or not, as `rows` follow them; each once
};

/// All items that differ between any two neighbouring drafts. Elements of lists are paired by likeness, so
/// that one that was inserted or moved changes no other. 変更箇所 itself is not compared.
Comparison CompareDrafts(const std::vector<Round>& drafts);

/// The comparisons of several statements as one sheet, with the title and the drafts' names of the first. All
/// have as many drafts. A change that several have in common, word by word, is one row.
Comparison JoinComparisons(std::vector<Comparison> statements);

// ---------------------------------------------------------------- notes

/// What a comparison cannot know: titles, and the reasons of changes (notes.json).
struct Notes {
  struct Note {
    std::string item;             ///< an item of a row, or a container above several
    std::string statement;        ///< of which alone it speaks; "" = of all
    std::optional<bool> removed;  ///< whether of what the last draft lacks, or has; nothing = of both
    Reason reason;
    int page = 0;            ///< in place of the one found; 0 = none
    std::size_t offset = 0;  ///< in the source
  };
  SourceText source;
  std::string title;
  /// Heads of columns.
  struct Names {
    std::vector<std::string> texts;
    std::size_t offset = 0;  ///< of their key in the source
  };
  Names statements, rounds;
  std::vector<Note> notes;
};

/// Reads notes; unknown keys and wrong types are errors with their places.
std::optional<Notes> ParseNotes(SourceText source, Diagnostics& diagnostics);

/// Gives rows their reasons and pages, and the sheet its titles. A row without a reason, a reason without a
/// row and a passage that no cell has are warnings.
void ApplyNotes(const Notes& notes, Comparison& comparison, Diagnostics& diagnostics);

// ---------------------------------------------------------------- what cells show

struct CellSettings {
  enum class Removed : std::uint8_t {
    word,    ///< （削除） in place of removed lines
    struck,  ///< what was removed, struck through
  };
  Removed removed = Removed::word;
  bool large = false;              ///< the sheet is on A3, not A4
  std::size_t most_unchanged = 0;  ///< longer stretches of unchanged lines become （略）; 0 = all are shown
};

/// A stretch of a cell in one look.
struct CellRun {
  std::string text;
  bool marked = false;  ///< underlined
  bool struck = false;
  bool bold = false;
  friend bool operator==(const CellRun&, const CellRun&) = default;
};

/// What a cell shows, neighbouring runs of the same look joined; lines are separated by \n. Where words were
/// removed within a line and nothing came in their place, the word before is marked, unless they are shown.
std::vector<CellRun> RunsOf(const SheetCell& cell, const CellSettings& settings = {});
std::string ShownText(const SheetCell& cell, const CellSettings& settings = {});

/// The reasons as one cell shows them: 【by】, bold, and its bullets, in the order of the notes.
std::vector<CellRun> RunsOf(const std::vector<Reason>& reasons);
std::string ReasonText(const std::vector<Reason>& reasons);

/// A line of the reasons that stands level with one of a draft's cell. Lines are those that \n ends.
struct ReasonLevel {
  std::size_t line = 0;
  std::size_t draft = 0, draft_line = 0;
  friend bool operator==(const ReasonLevel&, const ReasonLevel&) = default;
};

/// Which passage each of several reasons explains. A note may name it; else reasons and changed passages that
/// are as many belong together in their order, and where as many people asked as drafts differ, the drafts
/// are theirs in turn. What remains in doubt has no level.
std::vector<ReasonLevel> ReasonLevels(const ChangeRow& row, const CellSettings& settings = {});

/// The sheet as a form of its own, ready for layout: a landscape table, heads repeated, marks underlined.
/// `links`: the PDFs of the first drafts, one a statement, to which the page numbers lead; none = no links.
BoundForm SheetForm(const Comparison& comparison, const CellSettings& settings = {},
                    const std::vector<std::string>& links = {});

// ---------------------------------------------------------------- 変更箇所

/// A row of 変更箇所, as a model holds it.
struct LoggedChange {
  std::string date, item, before, after;
  std::string timing;  ///< 提出時期 as far as the rules tell: 事前 for an item under ※, else 事後
  std::string timing_note;  ///< why, and that it is a proposal
};

/// A row for each change between the first round and the last. Unchanged lines of more than `most_unchanged`
/// characters in a row become （略）; 0 = texts stay whole.
std::vector<LoggedChange> LogOf(const Comparison& comparison, const std::string& date,
                                std::size_t most_unchanged = 0);

}  // namespace yoshiki
