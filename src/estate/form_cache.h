// Forms read once and used for many statements. Private to estate/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch/batch.h"
#include "estate/traced_files.h"

namespace yoshiki {

/// Every use is noted as if the form had been read for it.
class FormCache final : public FormSource {
 public:
  explicit FormCache(const Snapshot& layouts) : layouts_(layouts) {}

  /// Where the next uses are noted; null = nowhere.
  void NoteIn(Trace* trace) { trace_ = trace; }
  std::optional<Form> Load(const FileSource& layouts, const std::string& form, const std::string& edition,
                           const Place& asked_at, Diagnostics& diagnostics) override;

 private:
  struct Known {
    std::optional<Form> form;
    std::vector<Dependency> dependencies;
  };
  const Known& Look(const std::string& form, const std::string& edition);

  const Snapshot& layouts_;
  Trace* trace_ = nullptr;
  std::map<std::pair<std::string, std::string>, Known> known_;
};

}  // namespace yoshiki
