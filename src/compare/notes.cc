// notes.json: what a comparison cannot know.
#include <algorithm>
#include <charconv>
#include <utility>

#include "compare/compare.h"

namespace yoshiki {
namespace {

class NotesReader {
 public:
  NotesReader(Notes& notes, Diagnostics& diagnostics) : notes_(notes), diagnostics_(diagnostics) {}

  void Read(const Value& root) {
    if (root.kind != ValueKind::object) return Fault(MessageId::notes_not_object, root, {});
    for (const Member& member : root.members) {
      if (member.key == "title") {
        notes_.title = TextOf(member);
      } else if (member.key == "statement") {
        if (std::string name = TextOf(member); !name.empty())
          notes_.statements = {{std::move(name)}, member.key_offset};
      } else if (member.key == "statements") {
        ReadNames(member, notes_.statements);
      } else if (member.key == "rounds") {
        ReadNames(member, notes_.rounds);
      } else if (member.key == "reasons") {
        ReadReasons(member);
      } else if (member.key != "meta") {
        Unknown(member, "title, statement, statements, rounds, reasons, meta");
      }
    }
  }

 private:
  void Fault(MessageId id, const Value& value, std::vector<std::string> args) {
    diagnostics_.Error(id, PlaceAt(notes_.source, value.offset), std::move(args));
  }
  void Unknown(const Member& member, const char* known) {
    diagnostics_.Error(MessageId::notes_unknown_key, PlaceAt(notes_.source, member.key_offset),
                       {member.key, known});
  }
  void WrongType(const Member& member, const char* sample) {
    Fault(MessageId::notes_wrong_type, member.value, {member.key, sample});
  }

  std::string TextOf(const Member& member) {
    if (member.value.kind == ValueKind::text) return member.value.text;
    if (member.value.kind != ValueKind::null) WrongType(member, "\"…\"");
    return {};
  }

  void ReadNames(const Member& member, Notes::Names& names) {
    names.offset = member.key_offset;
    const char* sample = "[ \"…\", \"…\" ]";
    if (member.value.kind != ValueKind::array) return WrongType(member, sample);
    for (const Value& text : member.value.elements) {
      if (text.kind != ValueKind::text) return WrongType(member, sample);
      names.texts.push_back(text.text);
    }
  }

  void ReadReasons(const Member& member) {
    const char* sample = "[ { \"item\": \"…\", \"by\": \"…\", \"text\": \"…\" } ]";
    if (member.value.kind != ValueKind::array) return WrongType(member, sample);
    for (const Value& element : member.value.elements) {
      if (element.kind != ValueKind::object) return WrongType(member, sample);
      ReadReason(element);
    }
  }

  void ReadReason(const Value& element) {
    Notes::Note note;
    note.offset = element.offset;
    for (const Member& member : element.members) {
      if (member.key == "item") {
        note.item = TextOf(member);
        note.offset = member.value.offset;
      } else if (member.key == "by") {
        note.reason.by = TextOf(member);
      } else if (member.key == "text") {
        note.reason.text = TextOf(member);
      } else if (member.key == "passage") {
        note.reason.passage = TextOf(member);
      } else if (member.key == "statement") {
        note.statement = TextOf(member);
      } else if (member.key == "removed") {
        note.removed = FlagOf(member);
      } else if (member.key == "page") {
        note.page = PageOf(member);
      } else {
        Unknown(member, "item, by, text, passage, statement, removed, page");
      }
    }
    if (note.item.empty()) Fault(MessageId::notes_no_item, element, {});
    notes_.notes.push_back(std::move(note));
  }

  std::optional<bool> FlagOf(const Member& member) {
    if (member.value.kind == ValueKind::boolean) return member.value.boolean;
    if (member.value.kind != ValueKind::null) WrongType(member, "true");
    return std::nullopt;
  }

  int PageOf(const Member& member) {
    constexpr std::int64_t kLast = 99'999;
    const Value& value = member.value;
    if (value.kind == ValueKind::null) return 0;
    if (value.kind == ValueKind::integer && value.integer > 0 && value.integer <= kLast)
      return static_cast<int>(value.integer);
    WrongType(member, "7");
    return 0;
  }

  Notes& notes_;
  Diagnostics& diagnostics_;
};

// "files[0].use" covers itself and all below it.
bool Covers(std::string_view container, std::string_view item) {
  if (!item.starts_with(container)) return false;
  if (item.size() == container.size()) return true;
  const char next = item[container.size()];
  return next == '.' || next == '[';
}

// What `word` may have been meant to be: the nearest, or the first few.
std::string KnownNames(const std::string& word, const std::vector<std::string>& names) {
  constexpr std::size_t kFew = 5;
  if (std::string nearest = NearestWord(word, names); !nearest.empty()) return nearest;
  return JoinedFew(names, kFew);
}

// Heads of columns in place of the program's own, when they are as many.
void TakeNames(const Notes& notes, const Notes::Names& names, MessageId differ,
               std::vector<std::string>& heads, Diagnostics& diagnostics) {
  if (names.texts.empty()) return;
  if (names.texts.size() == heads.size()) {
    heads = names.texts;
    return;
  }
  diagnostics.Warn(differ, PlaceAt(notes.source, names.offset),
                   {std::to_string(names.texts.size()), std::to_string(heads.size())});
}

// The statements that a note speaks of; nothing, with a warning, when it names one that is not there.
std::optional<std::vector<bool>> StatementsOf(const Notes::Note& note, const Comparison& comparison,
                                              const Notes& notes, Diagnostics& diagnostics) {
  std::vector<bool> spoken_of(comparison.statements.size(), note.statement.empty());
  if (note.statement.empty()) return spoken_of;
  const auto found = std::ranges::find(comparison.statements, note.statement);
  if (found == comparison.statements.end()) {
    diagnostics.Warn(MessageId::notes_no_such_statement, PlaceAt(notes.source, note.offset),
                     {note.statement, KnownNames(note.statement, comparison.statements)});
    return std::nullopt;
  }
  spoken_of[static_cast<std::size_t>(found - comparison.statements.begin())] = true;
  return spoken_of;
}

// Whether a row is of the statements and of the kind that a note speaks of.
bool IsOf(const ChangeRow& row, const std::vector<bool>& statements, std::optional<bool> removed) {
  if (removed && *removed != row.pointer.empty()) return false;
  if (statements.empty() || row.pages.empty()) return true;
  for (std::size_t s = 0; s < std::min(row.pages.size(), statements.size()); ++s) {
    if (statements[s] && row.pages[s]) return true;
  }
  return false;
}

bool Shows(const ChangeRow& row, const std::string& words) {
  return std::ranges::any_of(
      row.texts, [&](const auto& text) { return text && text->find(words) != std::string::npos; });
}

// A page other than the one found: where on it the item stands is not known.
void SetPages(int page, const std::vector<bool>& statements, ChangeRow& row) {
  for (std::size_t s = 0; s < row.pages.size(); ++s) {
    std::optional<OtherPlace>& place = row.pages[s];
    if (!place || (s < statements.size() && !statements[s])) continue;
    if (place->page != page) place->top = {};
    place->page = page;
  }
}

}  // namespace

std::optional<Notes> ParseNotes(SourceText source, Diagnostics& diagnostics) {
  const std::optional<Value> root = ParseTree(source, diagnostics);
  if (!root) return std::nullopt;
  Notes notes;
  notes.source = std::move(source);
  Diagnostics faults;
  NotesReader(notes, faults).Read(*root);
  for (const Diagnostic& fault : faults.all()) diagnostics.Add(fault);
  if (faults.has_errors()) return std::nullopt;
  return notes;
}

void ApplyNotes(const Notes& notes, Comparison& comparison, Diagnostics& diagnostics) {
  if (!notes.title.empty()) comparison.title = notes.title;
  TakeNames(notes, notes.statements, MessageId::notes_statements_differ, comparison.statements, diagnostics);
  TakeNames(notes, notes.rounds, MessageId::notes_rounds_differ, comparison.drafts, diagnostics);
  std::vector<std::string> items;
  for (const ChangeRow& row : comparison.rows) items.push_back(row.item);
  for (const Notes::Note& note : notes.notes) {
    const std::optional<std::vector<bool>> statements = StatementsOf(note, comparison, notes, diagnostics);
    if (!statements) continue;
    bool used = false, shown = note.reason.passage.empty();
    for (ChangeRow& row : comparison.rows) {
      if (!Covers(note.item, row.item) || !IsOf(row, *statements, note.removed)) continue;
      used = true;
      shown = shown || Shows(row, note.reason.passage);
      row.reasons.push_back(note.reason);
      if (note.page > 0) SetPages(note.page, *statements, row);
    }
    if (!used) {
      diagnostics.Warn(MessageId::reason_without_change, PlaceAt(notes.source, note.offset),
                       {note.item, KnownNames(note.item, items)});
    } else if (!shown) {
      diagnostics.Warn(MessageId::reason_passage_missing, PlaceAt(notes.source, note.offset),
                       {note.item, note.reason.passage});
    }
  }
  for (const ChangeRow& row : comparison.rows) {
    if (!row.reasons.empty()) continue;
    diagnostics.Warn(MessageId::change_without_reason, PlaceOfFile(notes.source.name()),
                     {Joined(row.path, " "), row.item});
  }
}

}  // namespace yoshiki
