// Three small models and what a run over them does.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "estate/estate.h"
#include "support/temporary_folder.h"

namespace yoshiki {

class Listener final : public BatchObserver {
 public:
  void Planned(std::size_t, const std::vector<StaleOutput>& outputs) override { stale = outputs; }
  void Made(const JobRecord& record, const Diagnostics& diagnostics) override {
    made.push_back(record.name);
    for (const Diagnostic& d : diagnostics.all()) codes.emplace_back(CodeOf(d.id));
    if (interrupt != nullptr) *interrupt = 1;
  }
  void Waiting() override {}

  std::vector<StaleOutput> stale;
  std::vector<std::string> made, codes;
  std::atomic<int>* interrupt = nullptr;
};

class BatchRuns : public ::testing::Test {
 protected:
  void SetUp() override {
    Model("a", "国民年金");
    Model("b", "児童手当");
    Model("c", "介護保険");
  }

  void Model(const std::string& name, const std::string& title) {
    std::ofstream(folder_ / (name + ".json"), std::ios::binary)
        << R"({"form": "yoshiki-2", "edition": "2019-01", "cover": {"name": ")" << title
        << R"(", "agency": "市長"}})";
  }

  Estate ThreeModels() const {
    Estate estate;
    estate.folder = folder_.path();
    estate.output = "out";
    estate.workers = 1;
    estate.time_limit = time_limit_;
    estate.memory_limit = 200;
    DocumentSet set;
    set.models = {"*.json"};
    if (!theme_.empty()) set.settings.theme = theme_;
    set.settings.allow_missing = allow_missing_;
    estate.documents = {set};
    return estate;
  }

  BatchSummary Run(const BatchOptions& options = {}, FileCalls* files = nullptr) {
    return RunOf(ThreeModels(), options, files);
  }

  BatchSummary RunOf(const Estate& estate, const BatchOptions& options = {}, FileCalls* files = nullptr) {
    FontShelf fonts(YOSHIKI_SOURCE_DIR, FontFolders({}, YOSHIKI_SOURCE_DIR));
    FileCalls sound;
    heard_ = {};
    heard_.interrupt = interrupt_;
    diagnostics_ = {};
    // Time goes on by an hour a question, so that no file counts as just written.
    const auto now = [this] { return clock_ += 3'600'000'000'000; };
    return RunBatch(estate, options, {layouts_, fonts, files != nullptr ? *files : sound, now, interrupt_},
                    heard_, diagnostics_);
  }

  std::vector<std::string> Told() const {
    std::vector<std::string> codes;
    for (const Diagnostic& d : diagnostics_.all()) codes.emplace_back(CodeOf(d.id));
    return codes;
  }

  std::map<std::string, std::string> Outputs() {
    std::map<std::string, std::string> outputs;
    if (!std::filesystem::exists(folder_ / "out")) return outputs;
    for (const std::filesystem::directory_entry& entry :
         std::filesystem::directory_iterator(folder_ / "out")) {
      const std::string name = entry.path().filename().string();
      if (entry.is_regular_file() && name.ends_with(".pdf")) outputs[name] = ReadFile(entry.path().string());
    }
    return outputs;
  }

  TemporaryFolder folder_;
  DirectoryFiles layouts_{YOSHIKI_SOURCE_DIR "/layouts"};
  std::string theme_;  // "" = the default one
  bool allow_missing_ = false;
  int time_limit_ = 60;
  Listener heard_;
  Diagnostics diagnostics_;
  std::atomic<int>* interrupt_ = nullptr;
  std::int64_t clock_ = std::chrono::system_clock::now().time_since_epoch().count();
};

}  // namespace yoshiki
