// Texts as cells, heads and sheets' names can hold them. Lengths are Excel's: UTF-16 units. Private to
// sheet/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compare/compare.h"

namespace yoshiki {

constexpr std::size_t kMostUnits = 32'767;    ///< of a cell once escaped: all that Excel admits
constexpr std::size_t kLongestText = 32'000;  ///< of a cell that is one part of a text
constexpr std::size_t kLongestHead = 255;     ///< of a head that only programs and filters read
constexpr std::size_t kMostRuns = 200;        ///< of a cell; libxlsxwriter 1.1 hangs from 256 on

/// With what Excel would take for an escape escaped: "_x0041_" becomes "_x005F_x0041_".
std::string Escaped(std::string_view text);

/// UTF-16 units.
std::size_t UnitsOf(std::string_view text);

/// The parts of a text, none longer than `most` once escaped, cut between characters and never before one
/// that belongs to the character before it. Joined they are the text again; "" has no parts.
std::vector<std::string> PartsOf(std::string_view text, std::size_t most = kLongestText);

/// The text, or its beginning and … when it is longer than `most` once escaped.
std::string Shortened(std::string_view text, std::size_t most);

/// The name of the first sheet after its title: without what names must not have, at most 31 units, and none
/// that another sheet has or Excel keeps for itself; those, and "", give 修正等を要する部分.
std::string SheetName(std::string_view title);

/// Joins runs until a cell can hold them: what lies between two marks is marked too. A single run may still
/// be too long.
void JoinRuns(std::vector<CellRun>& runs);

}  // namespace yoshiki
