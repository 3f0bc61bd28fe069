// Words about outputs and why they are made. Private to cli/.
#pragma once

#include <string>

#include "base/base.h"
#include "estate/estate.h"

namespace yoshiki {

/// "made", "warned", "rejected", "failed": for programs.
const char* StateWord(JobState state);
/// The same for people.
std::string StateText(JobState state, Language language);

/// "never-made", "failed-before", "changed", "gone", "altered", "forced": for programs.
const char* WhyWord(MakingReason why);
/// The same for people, in a word or two.
std::string WhyText(MakingReason why, Language language);

/// Why an output is made: "yoshiki-3/2025-05.yaml changed". Names are shown as VisibleName does.
std::string ReasonWords(const Staleness& staleness, Language language);

/// What an output is made from: "layout yoshiki-3/2025-05.yaml".
std::string DependencyWords(const Dependency& dependency, Language language);

}  // namespace yoshiki
