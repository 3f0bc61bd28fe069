#include "form/schema_types.h"

#include <string>
#include <vector>

#include "form/definition.h"

namespace yoshiki {
namespace {

// The characters that a model may not hold (ParseStatement()), in the regular expressions of ECMA-262.
constexpr std::string_view kPlainText = R"(^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]*$)";
// Below the model's own folder: neither from the root nor upwards.
constexpr std::string_view kOwnFolder = R"(^(?!/)(?!(.*/)?\.\.(/|$)))";

using Words = std::vector<std::string_view>;

void WriteText(JsonText& json, bool nullable) {
  json.Texts("type", nullable ? Words{"string", "null"} : Words{"string"});
  json.Text("pattern", kPlainText);
}

void WriteImage(JsonText& json) {
  json.Texts("type", Words{"string", "object", "null"});
  json.Text("pattern", kPlainText);
  json.Object("properties", [&] {
    json.Object("image", [&] {
      json.Text("description", "図のファイル（PNG、JPEG）。モデルのあるフォルダーからの相対パス");
      json.Text("type", "string");
      json.Number("minLength", 1);
      json.Text("pattern", kOwnFolder);
    });
    json.Object("alt", [&] {
      json.Text("description", "図の内容を説明する文章。読み上げに使われる");
      json.Text("type", "string");
      json.Number("minLength", 1);
    });
  });
  json.Texts("required", Words{"image", "alt"});
  json.Flag("additionalProperties", false);
}

// Keywords of objects leave texts and flags alone, so that one definition describes all ways to tick.
void WriteTick(JsonText& json, bool has_text) {
  json.Texts("type",
             has_text ? Words{"boolean", "string", "object", "null"} : Words{"boolean", "object", "null"});
  if (has_text) json.Text("pattern", kPlainText);
  json.Object("properties", [&] {
    json.Object("checked", [&] { json.Text("type", "boolean"); });
    json.Object("text", [&] { has_text ? WriteText(json, true) : json.Text("type", "null"); });
  });
  json.Texts("required", Words{"checked"});
  json.Flag("additionalProperties", false);
}

}  // namespace

// None has a title or a description: some editors take those instead of the item's own.
void WriteSchemaTypes(JsonText& json) {
  json.Object("text", [&] { WriteText(json, true); });
  json.Object("date", [&] {
    WriteText(json, true);
    json.Texts("examples", Words{"2025-05-31", "2025-05", "2025"});
  });
  json.Object("count", [&] {
    json.Texts("type", Words{"integer", "null"});
    json.Number("minimum", 0);
    json.Number("maximum", kLargestCount);
  });
  json.Object("image", [&] { WriteImage(json); });
  json.Object("tick", [&] { WriteTick(json, false); });
  json.Object("tickWithText", [&] { WriteTick(json, true); });
}

}  // namespace yoshiki
