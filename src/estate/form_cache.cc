#include "estate/form_cache.h"

namespace yoshiki {

std::optional<Form> FormCache::Load(const FileSource&, const std::string& form, const std::string& edition,
                                    const Place&, Diagnostics&) {
  const Known& known = Look(form, edition);
  if (!known.form) return std::nullopt;  // read again by whoever asked, with its faults and their places
  if (trace_ != nullptr) {
    for (const Dependency& dependency : known.dependencies) trace_->Note(dependency);
  }
  return known.form;
}

const FormCache::Known& FormCache::Look(const std::string& form, const std::string& edition) {
  const auto [found, is_new] = known_.try_emplace({form, edition});
  Known& known = found->second;
  if (!is_new) return known;
  Trace trace;
  const TracedLayouts layouts(layouts_, trace);
  Diagnostics diagnostics;
  known.form = LoadForm(layouts, form, edition, {}, diagnostics);
  if (!diagnostics.empty()) known.form.reset();
  known.dependencies = trace.Take();
  // Which other editions there are decides on the newest one, and on nothing else once the form is found.
  if (!edition.empty()) {
    std::erase_if(known.dependencies,
                  [](const Dependency& d) { return d.kind == Dependency::Kind::listing; });
  }
  return known;
}

}  // namespace yoshiki
