#include "estate/report.h"

#include "estate/report_content.h"
#include "estate/report_html.h"

namespace yoshiki {

std::string HtmlReport(const Estate& estate, const Ledger& ledger, const RunRecord& run, Language language,
                       const FileSource& layouts) {
  return ReportHtml(GatherReport(estate, ledger, run, language, layouts), language);
}

}  // namespace yoshiki
