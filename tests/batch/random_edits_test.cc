// Made-up drafts, edited at random: the sheet's cells give back what each draft says, and text that no mark
// covers is really unchanged.
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "compare/compare.h"
#include "support/model_generator.h"

namespace yoshiki {
namespace {

// Changes a model here and there: words within texts, members, elements of lists.
class Editor {
 public:
  explicit Editor(std::uint32_t seed) : random_(seed) {}

  std::string Edited(const std::string& model, int edits) {
    json_.Parse(model.c_str());
    Gather(json_);
    for (int i = 0; i < edits; ++i) {
      if (Below(4) == 0 && !lists_.empty()) {
        EditList(*lists_[Below(lists_.size())]);
      } else if (!texts_.empty()) {
        EditText(*texts_[Below(texts_.size())]);
      }
    }
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    json_.Accept(writer);
    return buffer.GetString();
  }

 private:
  std::uint32_t Below(std::size_t count) { return static_cast<std::uint32_t>(random_() % count); }

  // Texts in Japanese, since others may be the names of options, outside lists; and the outermost lists of
  // objects. What stands in a list moves in memory when the list is edited.
  void Gather(rapidjson::Value& value) {
    if (value.IsObject()) {
      for (auto& member : value.GetObject()) Gather(member.value);
    } else if (value.IsArray() && !value.Empty() && value[0].IsObject()) {
      lists_.push_back(&value);
    } else if (value.IsString() && static_cast<unsigned char>(value.GetString()[0]) >= 0xE3) {
      texts_.push_back(&value);
    }
  }

  void EditList(rapidjson::Value& list) {
    if (list.Empty()) return;
    const rapidjson::SizeType at = Below(list.Size());
    if (Below(2) == 0) return EditElement(list[at]);
    rapidjson::Value element(list[at], json_.GetAllocator());
    if (Below(3) > 0) list.Erase(list.Begin() + at);  // else there are two of it
    if (Below(3) > 0) {                               // else it is gone
      list.PushBack(element, json_.GetAllocator());
      std::rotate(list.Begin() + Below(list.Size()), list.End() - 1, list.End());
    }
  }

  void EditElement(rapidjson::Value& element) {
    Editor within(Below(1u << 31U));
    within.Gather(element);
    if (!within.texts_.empty()) EditText(*within.texts_[Below(within.texts_.size())]);
    if (!within.lists_.empty()) EditList(*within.lists_[Below(within.lists_.size())]);
  }

  void EditText(rapidjson::Value& text) {
    std::u32string characters;
    const std::string_view bytes(text.GetString(), text.GetStringLength());
    for (std::size_t i = 0; i < bytes.size();) characters += NextCodePoint(bytes, i);
    const std::size_t at = Below(characters.size() + 1);
    characters.erase(at, Below(5));
    characters.insert(at, kInserted[Below(std::size(kInserted))]);
    std::string edited;
    for (const char32_t c : characters) AppendUtf8(edited, c);
    text.SetString(edited.c_str(), static_cast<rapidjson::SizeType>(edited.size()), json_.GetAllocator());
  }

  static constexpr const char32_t* kInserted[] = {U"",   U"",   U"の",   U"事務",         U"データ",
                                                  U"\n", U"12", U"、𠮷", U"辻\U000E0100", U"これを改め"};

  std::mt19937 random_;
  rapidjson::Document json_;
  std::vector<rapidjson::Value*> texts_, lists_;
};

// What a draft says, read from the sheet alone.
std::vector<std::optional<std::string>> ReadBack(const ChangeRow& row) {
  std::vector<std::optional<std::string>> texts;
  for (const SheetCell& cell : row.cells) {
    switch (cell.state) {
      case SheetCell::State::text:
        texts.emplace_back(TextOf(cell.text));
        break;
      case SheetCell::State::unchanged:
        texts.push_back(texts.back());
        break;
      default:
        texts.emplace_back();
    }
  }
  return texts;
}

// What a cell shows without a mark, and without what it shows as struck out.
std::string Unmarked(const SheetCell& cell) {
  CellSettings settings;
  settings.removed = CellSettings::Removed::struck;
  std::string text;
  for (const CellRun& run : RunsOf(cell, settings)) {
    if (!run.marked && !run.struck) text += run.text;
  }
  return text;
}

// Whether the characters of a text stand in another one in the same order. Line ends are not looked at: they
// are never marked.
bool StandsIn(std::string_view text, std::string_view other) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint wanted = NextCodePoint(text, i);
    bool found = wanted == '\n';
    while (!found && at < other.size()) found = NextCodePoint(other, at) == wanted;
    if (!found) return false;
  }
  return true;
}

bool HasSign(const SheetCell& cell) {
  return std::ranges::any_of(RunsOf(cell), [](const CellRun& run) { return run.marked; });
}

void ExpectTrueCells(const ChangeRow& row) {
  EXPECT_EQ(ReadBack(row), row.texts) << row.item;
  for (std::size_t d = 1; d < row.cells.size(); ++d) {
    if (row.cells[d].state != SheetCell::State::text) continue;
    const std::string left = row.texts[d - 1].value_or("");
    EXPECT_TRUE(StandsIn(Unmarked(row.cells[d]), left)) << row.item << ", draft " << d + 1;
    const bool has_words = ShownText(row.cells[d]).find_first_not_of('\n') != std::string::npos;
    EXPECT_TRUE(!has_words || HasSign(row.cells[d])) << row.item << ", draft " << d + 1;
  }
}

class RandomEdits : public testing::Test {
 protected:
  void SetUp() override {
    Diagnostics diagnostics;
    form_ = LoadForm(layouts_, "yoshiki-3", "2025-05", {}, diagnostics);
    ASSERT_TRUE(form_.has_value());
    options_.characters = 1'500;
    options_.longest_text = 300;
  }

  std::string Model(std::uint32_t seed) const { return GenerateModel(*form_, seed, options_); }

  // Compares drafts and holds every row against them; gives the number of rows.
  std::size_t CheckRows(const std::vector<std::string>& drafts) const {
    std::vector<Statement> statements;
    std::vector<BoundForm> bound;
    for (const std::string& draft : drafts) {
      Diagnostics diagnostics;
      auto statement = ParseStatement(SourceText("draft.json", draft), diagnostics);
      if (statement) CheckStatement(*form_, *statement, diagnostics);
      EXPECT_FALSE(diagnostics.has_errors());
      if (!statement || diagnostics.has_errors()) return 0;
      statements.push_back(std::move(*statement));
    }
    for (const Statement& statement : statements) bound.push_back(Bind(*form_, statement));
    std::vector<Round> rounds(drafts.size());
    for (std::size_t d = 0; d < drafts.size(); ++d) {
      rounds[d].statement = &statements[d];
      rounds[d].form = &bound[d];
    }
    const Comparison comparison = CompareDrafts(rounds);
    for (const ChangeRow& row : comparison.rows) ExpectTrueCells(row);
    return comparison.rows.size();
  }

  const DirectoryFiles layouts_{YOSHIKI_SOURCE_DIR "/layouts"};
  std::optional<Form> form_;
  GeneratorOptions options_;
};

TEST_F(RandomEdits, OfOneModelGiveTrueCells) {
  std::size_t rows = 0;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    const std::string before = Model(seed);
    const int edits = 1 + static_cast<int>(seed % 20);
    const std::string after = Editor(seed).Edited(before, edits);
    std::vector<std::string> drafts{before, after};
    // Every fourth pair goes on to a third draft.
    if (seed % 4 == 0) drafts.push_back(Editor(seed + 1'000).Edited(after, edits));
    rows += CheckRows(drafts);
  }
  EXPECT_GT(rows, 2'000u);
}

TEST_F(RandomEdits, OfEverythingGiveTrueCells) {
  std::size_t rows = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    SCOPED_TRACE(seed);
    rows += CheckRows({Model(seed * 2), Model(seed * 2 + 1), Model(seed * 2 + 2)});
  }
  EXPECT_GT(rows, 1'000u);
}

}  // namespace
}  // namespace yoshiki
