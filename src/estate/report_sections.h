// The sections of a report. Private to estate/.
#pragma once

#include <string>
#include <vector>

#include "estate/report_content.h"
#include "estate/report_words.h"

namespace yoshiki {

/// How the run ended, what was said of it, and how much it made.
void AddSummary(const ReportContent& content, const ReportWords& say, std::string& out);
/// Every output that could not be made, with its diagnostics.
void AddFailures(const ReportContent& content, const ReportWords& say, std::string& out);
/// What changed, and how many outputs that touched.
void AddCauses(const ReportContent& content, const ReportWords& say, std::string& out);
/// Every output of the run, one row each.
void AddOutputs(const ReportContent& content, const ReportWords& say, std::string& out);
/// Of outputs that were made and of which there is more to tell: changed pages, what a newer edition asks,
/// diagnostics.
void AddDetails(const ReportContent& content, const ReportWords& say, std::string& out);

/// The changed pages of an output.
void AddPages(const ReportedOutput& output, bool with_pictures, const ReportWords& say, std::string& out);
/// How to read the pictures, or why there are none.
void AddPictureNote(const ReportContent& content, const ReportWords& say, std::string& out);

/// What was said of an output, or of the run itself; nothing when that is nothing.
void AddFaults(const std::vector<StoredDiagnostic>& faults, const ReportWords& say, std::string& out);

/// Whether AddFailures() or AddDetails() has something about it.
bool HasDetails(const ReportedOutput& output);
/// A state in words, with its sign.
std::string StateMark(JobState state, const ReportWords& say);

}  // namespace yoshiki
