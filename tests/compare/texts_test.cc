// Two wordings of a text: what is marked, what is told as removed, and what must hold for any two.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "compare/compare.h"

namespace yoshiki {
namespace {

// "same [+added+] [-removed-]", lines that went as "(-…-)", lines that went before as "(=…=)".
std::string Shown(const ComparedText& text) {
  std::string out;
  for (const ComparedLine& line : text) {
    if (!out.empty()) out += '\n';
    if (line.state != ComparedLine::State::kept) {
      const bool now = line.state == ComparedLine::State::removed;
      out += (now ? "(-" : "(=") + line.pieces.front().text + (now ? "-)" : "=)");
      continue;
    }
    for (const TextPiece& piece : line.pieces) {
      if (piece.kind == PieceKind::same) out += piece.text;
      if (piece.kind == PieceKind::added) out += "[+" + piece.text + "+]";
      if (piece.kind == PieceKind::removed) out += "[-" + piece.text + "-]";
    }
  }
  return out;
}

struct TextCase {
  const char *before, *after, *shown;
};

constexpr TextCase kTexts[] = {
    {"", "", ""},
    {"同じ", "同じ", "同じ"},
    {"", "新しい", "[+新しい+]"},
    // A number is marked by its digits, a word as a whole.
    {"平成29年1月1日", "平成29年4月1日", "平成29年[-1-][+4+]月1日"},
    {"再度生体認証を行う", "再度個人認証を行う", "[-再度生体認証-][+再度個人認証+]を行う"},
    {"システムを使う者を登録する", "システムを使用する者を登録する",
     "システムを[-使う-][+使用する+]者を登録する"},
    // One character that stays between two changes is no island.
    {"あかいさきうく", "けかいこきうせ", "[-あ-][+け+]かい[-さ-][+こ+]きう[-く-][+せ+]"},
    // Two texts with nothing in common are two texts.
    {"日本電子計算", "NEC千葉支社", "[-日本電子計算-][+NEC千葉支社+]"},
    // Lines
    {"一行目\n二行目\n三行目", "一行目\n三行目", "一行目\n(-二行目-)\n三行目"},
    {"一行目\n三行目", "一行目\n二行目です\n三行目", "一行目\n[+二行目です+]\n三行目"},
    {"・紙による保管について定める。\n・移転は行わない。", "・移転は行わない。",
     "(-・紙による保管について定める。-)\n・移転は行わない。"},
    // Line ends: the words on both sides are the same.
    {"一行目です\n二行目です", "一行目です二行目です", "一行目です[-\n-]二行目です"},
    {"一行目です二行目です", "一行目です\n二行目です", "一行目です\n[++]二行目です"},
    {"一行目\n\n二行目\n三行目の文", "一行目二行目\n三行目の文です",
     "一行目[-\n\n-]二行目\n三行目の文[+です+]"},
    {"甲\n乙", "甲\n\n乙", "甲\n[++]\n乙"},
    // A box and its label change together, whatever else stands there.
    {"[ ] 紙\n[○] その他 （電話）", "[○] 紙\n[ ] その他 （）",
     "[-[ ] 紙-][+[○] 紙+]\n[-[○] その他 （電話）-][+[ ] その他 （）+]"},
    {"[○] その他 （電話）", "[○] その他 （電話と紙）", "[○] その他 （電話[+と紙+]）"},
    // What a reader sees as one character is never split.
    {"辻󠄀の町", "辻の町", "[-辻󠄀-][+辻+]の町"},
    {"これはか\u3099です", "これはかです", "これは[-か\u3099-][+か+]です"},
    {"家は👨‍👩‍👧です", "家は👨‍👩‍👦です",
     "家は[-👨‍👩‍👧-][+👨‍👩‍👦+]です"},
    {"次は👍🏻です", "次は👍🏿です", "次は[-👍🏻-][+👍🏿+]です"},
    {"国は🇯🇵です", "国は🇯🇲です", "国は[-🇯🇵-][+🇯🇲+]です"},
};

TEST(CompareTexts, MarksWhatDiffers) {
  for (const TextCase& c : kTexts) EXPECT_EQ(Shown(CompareTexts(c.before, c.after)), c.shown) << c.before;
}

TEST(CompareTexts, WhatWentBeforeStaysInItsPlace) {
  const ComparedText first = CompareTexts("一\n二の行\n三\n四", "一\n三\n四");
  EXPECT_EQ(Shown(CompareTexts(first, "一\n三\n四\n五つ目の行")), "一\n(=二の行=)\n三\n四\n[+五つ目の行+]");
  // Two that meet are told by one word.
  EXPECT_EQ(Shown(CompareTexts(first, "一\n四")), "一\n(-三-)\n四");
}

TEST(CompareTexts, RemovedLinesAreShownByAWordOrStruck) {
  SheetCell cell;
  cell.state = SheetCell::State::text;
  cell.text = CompareTexts("残る行です\n消える行です", "残る行でした");
  EXPECT_EQ(ShownText(cell), "残る行でした\n（削除）");
  CellSettings struck;
  struck.removed = CellSettings::Removed::struck;
  const std::vector<CellRun> runs = RunsOf(cell, struck);
  EXPECT_EQ(runs.back(), (CellRun{"消える行です", false, true}));
}

// "same [marked]", struck as "-struck-".
std::string Looks(const std::vector<CellRun>& runs) {
  std::string out;
  for (const CellRun& run : runs)
    out += run.struck ? "-" + run.text + "-" : run.marked ? "[" + run.text + "]" : run.text;
  return out;
}

TEST(CompareTexts, WordsRemovedWithinALineLeaveASign) {
  const struct {
    const char *before, *after, *word, *struck;
  } kCases[] = {
      // The word before, of one script, or a mark; at the head of a line the one behind.
      {"介護システム、中間サーバー）を使う", "介護システム）を使う", "介護[システム]）を使う",
       "介護システム-、中間サーバー-）を使う"},
      {"申請を受け、調査し、決定する", "申請を受け、決定する", "申請を受け[、]決定する",
       "申請を受け、-調査し、-決定する"},
      {"なお、職員が行う", "職員が行う", "[職員]が行う", "-なお、-職員が行う"},
      // What came in its place is sign enough.
      {"紙で保管する", "鍵で保管する", "[鍵]で保管する", "-紙-[鍵]で保管する"},
  };
  for (const auto& c : kCases) {
    SheetCell cell;
    cell.state = SheetCell::State::text;
    cell.text = CompareTexts(c.before, c.after);
    EXPECT_EQ(Looks(RunsOf(cell)), c.word);
    CellSettings settings;
    settings.removed = CellSettings::Removed::struck;
    EXPECT_EQ(Looks(RunsOf(cell, settings)), c.struck);
  }
}

TEST(CompareTexts, WhatCannotBeSeenIsMarkedBeside) {
  const struct {
    const char *before, *after, *looks;
  } kCases[] = {
      // A line that was emptied is told; a blank one that came or went is not.
      {"A\nB\nC", "A\n\nC", "A\n[（削除）]\nC"},
      {"甲の行\n乙", "甲の行\n\n乙", "甲の[行]\n\n乙"},
      {"甲の行\n\n乙", "甲の行\n乙", "甲の[行]\n乙"},
      {"甲", "甲\n", "[甲]\n"},
      {"甲\n", "甲", "[甲]"},
      {"\n甲の行", "甲の行", "[甲]の行"},
      {"甲\n消える\n\n乙", "甲\n乙", "甲\n[（削除）]\n乙"},
      // Line ends
      {"一行目です\n二行目です", "一行目です二行目です", "一行目で[す]二行目です"},
      {"一行目です二行目です", "一行目です\n二行目です", "一行目で[す]\n二行目です"},
  };
  for (const auto& c : kCases) {
    SheetCell cell;
    cell.state = SheetCell::State::text;
    cell.text = CompareTexts(c.before, c.after);
    EXPECT_EQ(Looks(RunsOf(cell)), c.looks) << c.before;
  }
}

TEST(CompareTexts, LongUnchangedPassagesMayBeLeftOut) {
  SheetCell cell;
  cell.state = SheetCell::State::text;
  cell.text = CompareTexts("【見出し】\n長い長い長い一行目\n長い長い長い二行目\n前の行",
                           "【見出し】\n長い長い長い一行目\n長い長い長い二行目\n後の行");
  CellSettings settings;
  settings.most_unchanged = 10;
  EXPECT_EQ(ShownText(cell, settings), "【見出し】\n（略）\n後の行");
  settings.most_unchanged = 100;
  EXPECT_THAT(ShownText(cell, settings), testing::HasSubstr("二行目"));
}

// ---------------------------------------------------------------- any two texts

std::string Unmarked(const ComparedText& text) {
  std::string out;
  for (const ComparedLine& line : text) {
    for (const TextPiece& piece : line.pieces) {
      if (line.state == ComparedLine::State::kept && piece.kind == PieceKind::same) out += piece.text;
    }
  }
  return out;
}

// Whether `part` can be had from `whole` by leaving bytes out.
bool IsWithin(std::string_view part, std::string_view whole) {
  for (const char c : whole) {
    if (!part.empty() && part.front() == c) part.remove_prefix(1);
  }
  return part.empty();
}

class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}

  std::string Text(int characters) {
    std::string text;
    for (int i = 0; i < characters; ++i) text += Character();
    return text;
  }

  std::string Edited(const std::string& text) {
    std::string out = text;
    for (int edits = Below(8); edits >= 0; --edits) {
      const std::size_t from = Border(out, static_cast<std::size_t>(Below(static_cast<int>(out.size()) + 1)));
      const std::size_t to = Border(out, std::min(out.size(), from + static_cast<std::size_t>(Below(30))));
      out.replace(from, to - from, Below(3) == 0 ? "" : Text(Below(12)));
    }
    return out;
  }

 private:
  int Below(int end) { return static_cast<int>(random_() % static_cast<std::uint32_t>(end)); }
  std::string Character() {
    constexpr const char* kCharacters[] = {"の", "を", "措", "置", "管", "理", "ア", "1",
                                           "2",  "a",  "。", "、", "\n", "𠮷", "（", "）"};
    return kCharacters[Below(static_cast<int>(std::size(kCharacters)))];
  }
  static std::size_t Border(const std::string& text, std::size_t at) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
  }

  std::mt19937 random_;
};

TEST(CompareTexts, EveryDraftCanBeReadBackAndWhatIsNotMarkedStoodThere) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    Writer writer(seed);
    const std::string first = writer.Text(static_cast<int>(seed)), second = writer.Edited(first),
                      third = writer.Edited(second);
    const ComparedText one = CompareTexts(first, second), two = CompareTexts(one, third);
    EXPECT_EQ(TextOf(one), second);
    EXPECT_EQ(TextOf(two), third);
    EXPECT_TRUE(IsWithin(Unmarked(one), first));
    EXPECT_TRUE(IsWithin(Unmarked(two), second));
  }
}

// Between lines that stayed, blocks each of which takes long to compare: it must not take as long for each.
TEST(CompareTexts, ManyDifferentBlocksEndInTime) {
  std::string before, after;
  Writer writer(3);
  const auto line = [&] {
    std::string text = writer.Text(60);
    std::erase(text, '\n');
    return text + '\n';
  };
  for (int i = 0; i < 5'000; ++i) {
    const std::string same = "第" + std::to_string(i) + "条に定める事務を行う\n";
    before += i % 12 == 0 ? same : line();
    after += i % 12 == 0 ? same : line();
  }
  EXPECT_EQ(TextOf(CompareTexts(before, after)), after);
}

TEST(CompareTexts, LongTextsAreComparedWhole) {
  std::string before, after, other;
  for (int i = 0; i < 10'000; ++i) {
    before += "管理者";
    after += i % 2 == 0 ? "管理者" : "監督";
    other += "別の";
    if (i % 100 == 0) {
      before += '\n';
      after += '\n';
    }
  }
  EXPECT_EQ(TextOf(CompareTexts(before, after)), after);
  EXPECT_EQ(TextOf(CompareTexts(before, other)), other);
}

}  // namespace
}  // namespace yoshiki
