// What all workers of a run would do first, done once before there are any. Private to estate/.
#pragma once

#include "batch/batch.h"
#include "estate/make_output.h"

namespace yoshiki {

/// Reads every edition and sets its form without content, so that workers begin with the forms, and with the
/// shaped labels, of whichever documents they get. `look` is that of most documents. Tells nothing: what is
/// wrong is told of each document.
void WarmUp(const RenderSettings& look, const Workbench& bench);

}  // namespace yoshiki
