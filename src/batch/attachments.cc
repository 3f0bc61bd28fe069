#include "batch/attachments.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>
#include <string_view>
#include <utility>

#include "batch/version.h"

namespace yoshiki {
namespace {

constexpr const char* kJson = "application/json";

// Folders say where somebody works, which is nobody else's business (pitfall H12).
std::string BareName(const std::string& path) {
  if (path.empty() || path.front() == '<') return "model.json";  // standard input
  const std::string name = path.substr(path.rfind('/') + 1);
  return name == kRecipeName ? "model.json" : name;
}

std::string RecipeOf(const RenderSettings& settings, const Form& form) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  const auto text = [&writer](const char* key, std::string_view value) {
    writer.Key(key);
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  const auto flag = [&writer](const char* key, bool value) {
    writer.Key(key);
    writer.Bool(value);
  };
  writer.StartObject();
  text("program", "yoshiki " + std::string(ProgramVersion()));
  text("form", form.name());
  text("edition", form.edition());
  text("theme", settings.theme.substr(settings.theme.rfind('/') + 1));
  flag("allow_missing", settings.allow_missing);
  flag("print_unused", settings.bind.print_unused);
  flag("print_bands", settings.bind.print_bands);
  flag("print_empty_bands", settings.bind.print_empty_bands);
  if (settings.epoch) {
    writer.Key("source_date_epoch");
    writer.Int64(*settings.epoch);
  }
  writer.EndObject();
  return buffer.GetString();
}

}  // namespace

std::vector<Attachment> AttachmentsOf(const Statement& statement, const RenderSettings& settings,
                                      const Form& form, const Pictures& pictures) {
  Attachment model;
  model.name = BareName(statement.source.name());
  model.mime = kJson;
  model.description = "評価書のモデル";
  model.bytes = std::string(statement.source.bytes());
  Attachment recipe;
  recipe.name = kRecipeName;
  recipe.mime = kJson;
  recipe.description = "組版の設定";
  recipe.bytes = RecipeOf(settings, form);
  recipe.relationship = Attachment::Relationship::data;
  std::vector<Attachment> all{std::move(model), std::move(recipe)};
  for (const auto& [name, picture] : pictures)
    all.push_back({name, picture.mime, "評価書の図", *picture.file, Attachment::Relationship::data});
  return all;
}

}  // namespace yoshiki
