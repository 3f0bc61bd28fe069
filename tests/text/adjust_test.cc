// White taken away and space put in, on lines made by hand: an em is 1000, so that every share is plain
// arithmetic.
#include "text/adjust.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace yoshiki {
namespace {

/// 一 kanji, 「 」 brackets, 、 。 ・ as in Japanese fonts, a Latin letter behind a gap of 240, _ a word
/// space of half an em.
Cluster HandMade(char32_t c) {
  Cluster made;
  made.advance = 1000;
  made.stretches = true;
  switch (c) {
    case U'「':
      made.cls = CharClass::opening;
      made.lead = 500;
      break;
    case U'」':
    case U'、':
    case U'。':
      made.cls = c == U'」' ? CharClass::closing : c == U'、' ? CharClass::comma : CharClass::full_stop;
      made.trail = 500;
      made.stretches = false;
      break;
    case U'・':
      made.cls = CharClass::middle_dot;
      made.lead = made.trail = 250;
      made.stretches = false;
      break;
    case U'a':
      made.cls = CharClass::western;
      made.advance = 500;
      made.gap = 240;
      made.latin = made.script_edge = true;
      break;
    case U'_':
      made.cls = CharClass::word_space;
      made.advance = 500;
      made.stretches = false;
      break;
    default:
      made.cls = CharClass::ideograph;
  }
  return made;
}

std::vector<Cluster> HandMadeLine(std::u32string_view text) {
  std::vector<Cluster> line;
  for (const char32_t c : text) line.push_back(HandMade(c));
  return line;
}

/// "[before+]width[<shift]" of each: "1000 240+500 500<500".
std::string SlotsOf(const Adjuster& adjuster) {
  std::string all;
  for (const Slot& slot : adjuster.slots()) {
    if (!all.empty()) all += ' ';
    if (slot.before != 0) all += std::to_string(slot.before) + "+";
    all += std::to_string(slot.width);
    if (slot.shift != 0) all += "<" + std::to_string(slot.shift);
  }
  return all;
}

std::int64_t WidthOf(const Adjuster& adjuster) {
  std::int64_t width = 0;
  for (const Slot& slot : adjuster.slots()) width += slot.before + slot.width;
  return width;
}

struct NaturalCase {
  std::u32string_view text;
  LineEnds ends;
  const char* slots;
};

TEST(AdjusterNatural, EndsLoseTheirWhiteWhenTrimmed) {
  const NaturalCase cases[] = {
      {U"", LineEnds::trimmed, ""},
      {U"一", LineEnds::trimmed, "1000"},
      {U"「一」", LineEnds::trimmed, "500<500 1000 500"},
      {U"「一」", LineEnds::natural, "1000 1000 1000"},
      {U"一。", LineEnds::trimmed, "1000 500"},
      {U"一、", LineEnds::trimmed, "1000 500"},
      // White towards the inside of the line stays.
      {U"」一「", LineEnds::trimmed, "1000 1000 1000"},
      {U"・一・", LineEnds::trimmed, "1000 1000 1000"},
      // One that is first and last.
      {U"「", LineEnds::trimmed, "500<500"},
      {U"」", LineEnds::trimmed, "500"},
      // A gap opens inside the line alone.
      {U"a一a", LineEnds::trimmed, "500 1000 240+500"},
  };
  for (const NaturalCase& c : cases) {
    Adjuster adjuster(1000);
    const std::int64_t width = adjuster.SetNatural(HandMadeLine(c.text), c.ends);
    EXPECT_EQ(SlotsOf(adjuster), c.slots);
    EXPECT_EQ(width, WidthOf(adjuster)) << c.slots;
  }
}

TEST(AdjusterNatural, WhiteThatWasTakenBeforeIsNotTakenTwice) {
  std::vector<Cluster> line = HandMadeLine(U"「一」");
  TakeLead(line.front());
  TakeTrail(line.back());
  Adjuster adjuster(1000);
  EXPECT_EQ(adjuster.SetNatural(line, LineEnds::trimmed), 2000);
  EXPECT_EQ(SlotsOf(adjuster), "500<500 1000 500");
}

struct ShrinkCase {
  std::int64_t excess, left;
  const char* slots;
};

// JLREQ 3.8.3: word spaces to a quarter em, the line's end, middle dots, brackets and commas, gaps to an
// eighth; a full stop inside a line keeps its white.
TEST(AdjusterShrink, TakesInTheOrderOfTheRules) {
  const std::vector<Cluster> line = HandMadeLine(U"一_・、a。一」");
  const ShrinkCase cases[] = {
      {0, 0, "1000 500 1000 1000 240+500 1000 1000 1000"},
      {250, 0, "1000 250 1000 1000 240+500 1000 1000 1000"},
      {251, 0, "1000 250 1000 1000 240+500 1000 1000 999"},
      {750, 0, "1000 250 1000 1000 240+500 1000 1000 500"},
      {850, 0, "1000 250 900<50 1000 240+500 1000 1000 500"},
      {1250, 0, "1000 250 500<250 1000 240+500 1000 1000 500"},
      {1550, 0, "1000 250 500<250 700 240+500 1000 1000 500"},
      {1750, 0, "1000 250 500<250 500 240+500 1000 1000 500"},
      {1870, 0, "1000 250 500<250 500 120+500 1000 1000 500"},
      {1871, 1, "1000 250 500<250 500 120+500 1000 1000 500"},
      {99999, 98129, "1000 250 500<250 500 120+500 1000 1000 500"},
  };
  for (const ShrinkCase& c : cases) {
    Adjuster adjuster(1000);
    adjuster.SetNatural(line, LineEnds::natural);
    EXPECT_EQ(adjuster.Shrink(line, c.excess, LineEnds::natural), c.left) << c.excess;
    EXPECT_EQ(SlotsOf(adjuster), c.slots) << c.excess;
  }
}

TEST(AdjusterShrink, SharesInProportionAndTheRestFromTheLeft) {
  std::vector<Cluster> line = HandMadeLine(U"一_一_一_一");
  line[3].advance = 1000;  // can give as much as the two others together
  Adjuster adjuster(1000);
  adjuster.SetNatural(line, LineEnds::trimmed);
  // 101 of 1000: 25.25, 50.5 and 25.25; the one left over goes to the first.
  EXPECT_EQ(adjuster.Shrink(line, 101, LineEnds::trimmed), 0);
  EXPECT_EQ(SlotsOf(adjuster), "1000 474 1000 950 1000 475 1000");
}

TEST(AdjusterShrink, AnEmptyLineHasNothingToGive) {
  Adjuster adjuster(1000);
  adjuster.SetNatural({}, LineEnds::natural);
  EXPECT_EQ(adjuster.Shrink({}, 7, LineEnds::natural), 7);
}

// What ShrinkLimit foretells of a line before it is set is what Shrink takes: all lines of up to four of the
// seven kinds.
TEST(AdjusterShrink, TakesWhatItsLimitSays) {
  constexpr std::u32string_view kKinds = U"一「」。・a_";
  std::size_t combinations = 1;
  for (std::size_t length = 1; length <= 4; ++length) {
    combinations *= kKinds.size();
    for (std::size_t n = 0; n < 2 * combinations; ++n) {
      std::u32string text;
      for (std::size_t i = 0, rest = n / 2; i < length; ++i, rest /= kKinds.size())
        text += kKinds[rest % kKinds.size()];
      const LineEnds ends = n % 2 == 0 ? LineEnds::trimmed : LineEnds::natural;
      const std::vector<Cluster> line = HandMadeLine(text);
      std::int64_t limit = ShrinkLimit::AtEnd(line.back(), ends);
      for (std::size_t i = 0; i < length; ++i) limit += ShrinkLimit::Inside(line[i], i == 0);
      Adjuster adjuster(1000);
      const std::int64_t natural = adjuster.SetNatural(line, ends);
      ASSERT_EQ(adjuster.Shrink(line, limit + 1, ends), 1) << n << " of length " << length;
      ASSERT_EQ(WidthOf(adjuster), natural - limit) << n << " of length " << length;
    }
  }
}

struct StretchCase {
  std::u32string_view text;
  std::int64_t deficit;
  const char* slots;  ///< nullptr: the gaps would pass half an em
};

// JLREQ 3.8.4: word spaces by half an em, Japanese–Latin gaps by a quarter, then all gaps by a quarter.
TEST(AdjusterStretch, PutsInByTheOrderOfTheRules) {
  const StretchCase cases[] = {
      {U"", 0, ""},
      {U"", 1, nullptr},
      {U"一", 1, nullptr},
      {U"一一一", 0, "1000 1000 1000"},
      {U"一一一", 301, "1000 151+1000 150+1000"},
      {U"一一一", 500, "1000 250+1000 250+1000"},
      {U"一一一", 501, nullptr},
      // A word space is wider itself; at the line's head it gives nothing.
      {U"一_一", 500, "1000 1000 1000"},
      {U"_一", 250, "500 250+1000"},
      {U"_一", 251, nullptr},
      // A gap between scripts opens first, and then once more with all others: 240 it has, 250 and 250.
      {U"一a", 250, "1000 490+500"},
      {U"一一a", 300, "1000 25+1000 515+500"},
      {U"一一a", 750, "1000 250+1000 740+500"},
      {U"一一a", 751, nullptr},
      // Beside the white of 約物 nothing is put in.
      {U"一、一", 250, "1000 1000 250+1000"},
      {U"一」", 1, nullptr},
  };
  for (const StretchCase& c : cases) {
    const std::vector<Cluster> line = HandMadeLine(c.text);
    Adjuster adjuster(1000);
    adjuster.SetNatural(line, LineEnds::natural);
    const std::string natural = SlotsOf(adjuster);
    EXPECT_EQ(adjuster.Stretch(line, c.deficit), c.slots != nullptr) << natural << " by " << c.deficit;
    EXPECT_EQ(SlotsOf(adjuster), c.slots == nullptr ? natural : c.slots) << natural << " by " << c.deficit;
  }
}

TEST(AdjusterStretch, AHundredThousandGapsEndExactlyAtTheEdge) {
  const std::vector<Cluster> line(100'001, HandMade(U'一'));
  Adjuster adjuster(1000);
  const std::int64_t natural = adjuster.SetNatural(line, LineEnds::trimmed);
  ASSERT_TRUE(adjuster.Stretch(line, 1'234'567));
  EXPECT_EQ(WidthOf(adjuster), natural + 1'234'567);
  // 12.34567 a gap: 34,567 of them are one wider, and they stand at the left.
  EXPECT_EQ(adjuster.slots()[34'567].before, 13);
  EXPECT_EQ(adjuster.slots()[34'568].before, 12);
}

}  // namespace
}  // namespace yoshiki
