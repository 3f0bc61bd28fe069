// The ToUnicode CMap of a font (ISO 32000-1 §9.10.3) and the W array (§9.7.4.3): its two long tables.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace yoshiki::pdf {

/// A CID and the text it stands for; ascending CIDs.
using CidText = std::pair<std::uint16_t, std::string>;
/// A CID and its advance in 1/1000 em; ascending CIDs.
using CidWidth = std::pair<std::uint16_t, int>;

/// bfchar and bfrange only (libharu writes a CMap of another kind here, pitfall H5), in UTF-16BE.
std::string ToUnicodeCMap(const std::vector<CidText>& texts);

/// "[…]" for DW 1000: widths of 1000 are left out, equal neighbours are given as a range. No array in it has
/// over 8,191 elements (H14; ISO 19005-1 §6.1.12).
std::string WidthArray(const std::vector<CidWidth>& widths);

}  // namespace yoshiki::pdf
