#include "text/character_class.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "text/text.h"

namespace yoshiki {
namespace {

struct ClassRange {
  CodePoint first, last;
  CharClass cls;
};

using enum CharClass;

// Sorted by first; ranges do not overlap (both asserted below). Sources: JLREQ appendix A, and for half-width
// and Latin forms the class of their full-width twins.
constexpr ClassRange kRanges[] = {
    {0x0020, 0x0020, word_space},     {0x0021, 0x0021, dividing},       {0x0022, 0x0022, quote},
    {0x0023, 0x0023, western_symbol}, {0x0024, 0x0024, prefix},         {0x0025, 0x0025, postfix},
    {0x0026, 0x0027, western_symbol}, {0x0028, 0x0028, opening},        {0x0029, 0x0029, closing},
    {0x002A, 0x002B, western_symbol}, {0x002C, 0x002C, comma},          {0x002D, 0x002D, western_symbol},
    {0x002E, 0x002E, full_stop},      {0x002F, 0x002F, western_symbol}, {0x0030, 0x0039, digit},
    {0x003A, 0x003B, middle_dot},     {0x003C, 0x003E, western_symbol}, {0x003F, 0x003F, dividing},
    {0x0040, 0x0040, western_symbol}, {0x0041, 0x005A, western},        {0x005B, 0x005B, opening},
    {0x005C, 0x005C, western_symbol}, {0x005D, 0x005D, closing},        {0x005E, 0x0060, western_symbol},
    {0x0061, 0x007A, western},        {0x007B, 0x007B, opening},        {0x007C, 0x007C, western_symbol},
    {0x007D, 0x007D, closing},        {0x007E, 0x007E, western_symbol}, {0x00A0, 0x00A0, glue},
    {0x00A2, 0x00A2, postfix},        {0x00A3, 0x00A3, prefix},         {0x00A5, 0x00A5, prefix},
    {0x00A7, 0x00A7, prefix},         {0x00AA, 0x00AA, western},        {0x00AB, 0x00AB, opening},
    {0x00B0, 0x00B0, postfix},        {0x00B5, 0x00B5, western},        {0x00BA, 0x00BA, western},
    {0x00BB, 0x00BB, closing},        {0x00C0, 0x00D6, western},        {0x00D8, 0x00F6, western},
    {0x00F8, 0x02AF, western},        {0x1E00, 0x1EFF, western},        {0x2000, 0x2006, word_space},
    {0x2007, 0x2007, glue},           {0x2008, 0x200A, word_space},     {0x2010, 0x2010, hyphen},
    {0x2011, 0x2011, glue},           {0x2012, 0x2013, hyphen},         {0x2014, 0x2015, inseparable},
    {0x2018, 0x2018, opening},        {0x2019, 0x2019, closing},        {0x201C, 0x201C, opening},
    {0x201D, 0x201D, closing},        {0x2024, 0x2026, inseparable},    {0x202F, 0x202F, glue},
    {0x2030, 0x2030, postfix},        {0x2032, 0x2033, postfix},        {0x2039, 0x2039, opening},
    {0x203A, 0x203A, closing},        {0x203C, 0x203C, dividing},       {0x2047, 0x2049, dividing},
    {0x205F, 0x205F, word_space},     {0x20AC, 0x20AC, prefix},         {0x2103, 0x2103, postfix},
    {0x2113, 0x2113, postfix},        {0x2116, 0x2116, prefix},         {0x2985, 0x2985, opening},
    {0x2986, 0x2986, closing},        {0x2E80, 0x2FDF, ideograph},      {0x3000, 0x3000, wide_space},
    {0x3001, 0x3001, comma},          {0x3002, 0x3002, full_stop},      {0x3005, 0x3005, iteration},
    {0x3006, 0x3007, ideograph},      {0x3008, 0x3008, opening},        {0x3009, 0x3009, closing},
    {0x300A, 0x300A, opening},        {0x300B, 0x300B, closing},        {0x300C, 0x300C, opening},
    {0x300D, 0x300D, closing},        {0x300E, 0x300E, opening},        {0x300F, 0x300F, closing},
    {0x3010, 0x3010, opening},        {0x3011, 0x3011, closing},        {0x3014, 0x3014, opening},
    {0x3015, 0x3015, closing},        {0x3016, 0x3016, opening},        {0x3017, 0x3017, closing},
    {0x3018, 0x3018, opening},        {0x3019, 0x3019, closing},        {0x301C, 0x301C, hyphen},
    {0x301D, 0x301D, opening},        {0x301E, 0x301F, closing},        {0x3021, 0x3029, ideograph},
    {0x303B, 0x303B, iteration},      {0x3041, 0x3041, small_kana},     {0x3042, 0x3042, hiragana},
    {0x3043, 0x3043, small_kana},     {0x3044, 0x3044, hiragana},       {0x3045, 0x3045, small_kana},
    {0x3046, 0x3046, hiragana},       {0x3047, 0x3047, small_kana},     {0x3048, 0x3048, hiragana},
    {0x3049, 0x3049, small_kana},     {0x304A, 0x3062, hiragana},       {0x3063, 0x3063, small_kana},
    {0x3064, 0x3082, hiragana},       {0x3083, 0x3083, small_kana},     {0x3084, 0x3084, hiragana},
    {0x3085, 0x3085, small_kana},     {0x3086, 0x3086, hiragana},       {0x3087, 0x3087, small_kana},
    {0x3088, 0x308D, hiragana},       {0x308E, 0x308E, small_kana},     {0x308F, 0x3094, hiragana},
    {0x3095, 0x3096, small_kana},     {0x309B, 0x309C, sound_mark},     {0x309D, 0x309E, iteration},
    {0x309F, 0x309F, hiragana},       {0x30A0, 0x30A0, hyphen},         {0x30A1, 0x30A1, small_kana},
    {0x30A2, 0x30A2, katakana},       {0x30A3, 0x30A3, small_kana},     {0x30A4, 0x30A4, katakana},
    {0x30A5, 0x30A5, small_kana},     {0x30A6, 0x30A6, katakana},       {0x30A7, 0x30A7, small_kana},
    {0x30A8, 0x30A8, katakana},       {0x30A9, 0x30A9, small_kana},     {0x30AA, 0x30C2, katakana},
    {0x30C3, 0x30C3, small_kana},     {0x30C4, 0x30E2, katakana},       {0x30E3, 0x30E3, small_kana},
    {0x30E4, 0x30E4, katakana},       {0x30E5, 0x30E5, small_kana},     {0x30E6, 0x30E6, katakana},
    {0x30E7, 0x30E7, small_kana},     {0x30E8, 0x30ED, katakana},       {0x30EE, 0x30EE, small_kana},
    {0x30EF, 0x30F4, katakana},       {0x30F5, 0x30F6, small_kana},     {0x30F7, 0x30FA, katakana},
    {0x30FB, 0x30FB, middle_dot},     {0x30FC, 0x30FC, long_vowel},     {0x30FD, 0x30FE, iteration},
    {0x30FF, 0x30FF, katakana},       {0x31F0, 0x31FF, small_kana},     {0x3303, 0x3303, postfix},
    {0x330D, 0x330D, postfix},        {0x3314, 0x3314, postfix},        {0x3318, 0x3318, postfix},
    {0x3322, 0x3323, postfix},        {0x3326, 0x3327, postfix},        {0x332B, 0x332B, postfix},
    {0x3336, 0x3336, postfix},        {0x333B, 0x333B, postfix},        {0x3349, 0x334A, postfix},
    {0x334D, 0x334D, postfix},        {0x3351, 0x3351, postfix},        {0x3357, 0x3357, postfix},
    {0x3371, 0x337A, postfix},        {0x3380, 0x33DF, postfix},        {0x3400, 0x4DBF, ideograph},
    {0x4E00, 0x9FFF, ideograph},      {0xF900, 0xFAFF, ideograph},      {0xFF01, 0xFF01, dividing},
    {0xFF03, 0xFF04, prefix},         {0xFF05, 0xFF05, postfix},        {0xFF08, 0xFF08, opening},
    {0xFF09, 0xFF09, closing},        {0xFF0C, 0xFF0C, comma},          {0xFF0E, 0xFF0E, full_stop},
    {0xFF10, 0xFF19, digit},          {0xFF1A, 0xFF1B, middle_dot},     {0xFF1F, 0xFF1F, dividing},
    {0xFF3B, 0xFF3B, opening},        {0xFF3D, 0xFF3D, closing},        {0xFF5B, 0xFF5B, opening},
    {0xFF5D, 0xFF5D, closing},        {0xFF5E, 0xFF5E, hyphen},         {0xFF5F, 0xFF5F, opening},
    {0xFF60, 0xFF60, closing},        {0xFF61, 0xFF61, full_stop},      {0xFF62, 0xFF62, opening},
    {0xFF63, 0xFF63, closing},        {0xFF64, 0xFF64, comma},          {0xFF65, 0xFF65, middle_dot},
    {0xFF66, 0xFF66, katakana},       {0xFF67, 0xFF6F, small_kana},     {0xFF70, 0xFF70, long_vowel},
    {0xFF71, 0xFF9D, katakana},       {0xFF9E, 0xFF9F, sound_mark},     {0xFFE0, 0xFFE0, postfix},
    {0xFFE1, 0xFFE1, prefix},         {0xFFE5, 0xFFE5, prefix},         {0x16FE0, 0x16FE3, iteration},
    {0x1B000, 0x1B122, hiragana},     {0x1B132, 0x1B132, small_kana},   {0x1B150, 0x1B152, small_kana},
    {0x1B155, 0x1B155, small_kana},   {0x1B164, 0x1B167, small_kana},   {0x20000, 0x3FFFD, ideograph},
};

constexpr bool SortedApart() {
  for (std::size_t i = 0; i < std::size(kRanges); ++i) {
    if (kRanges[i].last < kRanges[i].first) return false;
    if (i > 0 && kRanges[i].first <= kRanges[i - 1].last) return false;
  }
  return true;
}
static_assert(SortedApart());

constexpr CharClass Search(CodePoint c) {
  const auto* after = std::upper_bound(std::begin(kRanges), std::end(kRanges), c,
                                       [](CodePoint x, const ClassRange& r) { return x < r.first; });
  if (after == std::begin(kRanges)) return other;
  const ClassRange& range = *std::prev(after);
  return c <= range.last ? range.cls : other;
}

/// The classes of 256 neighbouring characters, so that the blocks nearly all text is made of need no search.
constexpr std::array<CharClass, 256> Page(CodePoint first) {
  std::array<CharClass, 256> page{};
  for (std::size_t i = 0; i < page.size(); ++i) page[i] = Search(first + static_cast<CodePoint>(i));
  return page;
}
constexpr auto kLatinPage = Page(0x0000);
constexpr auto kKanaPage = Page(0x3000);
constexpr auto kFormsPage = Page(0xFF00);

}  // namespace

// Characters of later versions are `other`, which breaks like an ideograph.
std::string_view CharacterTableVersion() { return "15.0"; }

CharClass ClassOf(CodePoint c) {
  if (IsBetween(c, 0x4E00, 0x9FFF)) return ideograph;
  switch (c >> 8) {
    case 0x00:
      return kLatinPage[c];
    case 0x30:
      return kKanaPage[c & 0xFF];
    case 0xFF:
      return kFormsPage[c & 0xFF];
    default:
      return Search(c);
  }
}

bool IsVariationSelector(CodePoint c) {
  return IsBetween(c, 0xFE00, 0xFE0F) || IsBetween(c, 0xE0100, 0xE01EF) || IsBetween(c, 0x180B, 0x180D);
}

bool IsIgnorable(CodePoint c) {
  if (IsBetween(c, 0x20, 0x7E) || IsBetween(c, 0x2070, 0xFEFE)) return false;
  if (c < 0x2000)
    return c < 0x20 || IsBetween(c, 0x7F, 0x9F) || c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E;
  return IsBetween(c, 0x200B, 0x200F) || IsBetween(c, 0x2028, 0x202E) || IsBetween(c, 0x2060, 0x206F) ||
         c == 0xFEFF || IsBetween(c, 0xFFF9, 0xFFFB) || IsBetween(c, 0xE0000, 0xE00FF) ||
         IsBetween(c, 0xE01F0, 0xE0FFF);
}

bool ContinuesCluster(CodePoint c) {
  if (IsBetween(c, 0x20, 0x7E) || IsBetween(c, 0x309B, 0xFDFF) || IsBetween(c, 0x3000, 0x3029)) return false;
  return IsIgnorable(c) || IsVariationSelector(c) || IsBetween(c, 0x300, 0x36F) ||
         IsBetween(c, 0x1AB0, 0x1AFF) || IsBetween(c, 0x1DC0, 0x1DFF) || IsBetween(c, 0x20D0, 0x20FF) ||
         IsBetween(c, 0x302A, 0x302F) || IsBetween(c, 0x3099, 0x309A) || IsBetween(c, 0xFE20, 0xFE2F);
}

}  // namespace yoshiki
