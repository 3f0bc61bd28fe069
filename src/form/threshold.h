// しきい値判断: which assessment the figures of a statement ask for, held against what it says. Private to
// form/.
#pragma once

#include "form/check_walk.h"
#include "form/definition.h"

namespace yoshiki {

/// Warns of a result that the figures do not give, of one that is missing (様式2 Ⅲ), and of a form lower than
/// the one they ask for. Figures that are not filled in leave open what they might say.
void CheckThreshold(const Definition& definition, const Statement& statement, StatementFaults& faults);

}  // namespace yoshiki
