// One difference between editions as a person would say it. Private to cli/.
#pragma once

#include <string>
#include <string_view>

#include "base/base.h"
#include "batch/batch.h"

namespace yoshiki {

/// "option-label": for programs.
std::string_view CodeOf(EditionChangeKind kind);

/// "+" for what came, "-" for what went, "*" for the rest.
char SignOf(EditionChangeKind kind);

/// "Ⅱ2 ④記録される項目 主な記録項目: option: 4情報（…） → 5情報（…）"
std::string WordsOf(const EditionChange& change, Language language);

}  // namespace yoshiki
