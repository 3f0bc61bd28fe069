#include "estate/wire.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstring>

namespace yoshiki {
namespace {

class Packer {
 public:
  void Add(std::int64_t number) { bytes_.append(reinterpret_cast<const char*>(&number), sizeof number); }
  void Add(std::string_view text) {
    Add(static_cast<std::int64_t>(text.size()));
    bytes_ += text;
  }
  void Add(const std::vector<std::string>& texts) {
    Add(static_cast<std::int64_t>(texts.size()));
    for (const std::string& text : texts) Add(std::string_view(text));
  }
  std::string Take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  bool good() const { return good_; }

  std::int64_t Number() {
    std::int64_t number = 0;
    if (bytes_.size() < sizeof number) return Fail();
    std::memcpy(&number, bytes_.data(), sizeof number);
    bytes_.remove_prefix(sizeof number);
    return number;
  }
  std::size_t Count() {
    const std::int64_t count = Number();
    return count < 0 || static_cast<std::size_t>(count) > bytes_.size() ? static_cast<std::size_t>(Fail())
                                                                        : static_cast<std::size_t>(count);
  }
  std::string Text() {
    const std::size_t size = Count();
    std::string text(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return text;
  }
  std::vector<std::string> Texts() {
    std::vector<std::string> texts(Count());
    for (std::string& text : texts) text = Text();
    return texts;
  }

 private:
  std::int64_t Fail() {
    good_ = false;
    bytes_ = {};
    return 0;
  }

  std::string_view bytes_;
  bool good_ = true;
};

void Pack(const Diagnostic& d, Packer& packer) {
  packer.Add(static_cast<std::int64_t>(d.severity));
  packer.Add(static_cast<std::int64_t>(d.id));
  packer.Add(std::string_view(d.place.file));
  packer.Add(std::int64_t{d.place.at.line});
  packer.Add(std::int64_t{d.place.at.column});
  packer.Add(std::string_view(d.place.source_line));
  packer.Add(std::int64_t{d.place.source_column});
  packer.Add(std::string_view(d.place.pointer));
  packer.Add(std::string_view(d.place.item));
  packer.Add(d.args);
}

Diagnostic UnpackDiagnostic(Unpacker& unpacker) {
  Diagnostic d;
  d.severity = static_cast<Severity>(unpacker.Number());
  d.id = static_cast<MessageId>(unpacker.Number());
  d.place.file = unpacker.Text();
  d.place.at.line = static_cast<decltype(d.place.at.line)>(unpacker.Number());
  d.place.at.column = static_cast<decltype(d.place.at.column)>(unpacker.Number());
  d.place.source_line = unpacker.Text();
  d.place.source_column = static_cast<int>(unpacker.Number());
  d.place.pointer = unpacker.Text();
  d.place.item = unpacker.Text();
  d.args = unpacker.Texts();
  return d;
}

void Pack(const KnownFile& file, Packer& packer) {
  packer.Add(std::string_view(file.path));
  for (const std::int64_t number : {file.size, file.modified, file.changed}) packer.Add(number);
  packer.Add(static_cast<std::int64_t>(file.device));
  packer.Add(static_cast<std::int64_t>(file.inode));
  packer.Add(std::string_view(file.sha256));
}

KnownFile UnpackFile(Unpacker& unpacker) {
  KnownFile file;
  file.path = unpacker.Text();
  for (std::int64_t* number : {&file.size, &file.modified, &file.changed}) *number = unpacker.Number();
  file.device = static_cast<std::uint64_t>(unpacker.Number());
  file.inode = static_cast<std::uint64_t>(unpacker.Number());
  file.sha256 = unpacker.Text();
  return file;
}

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void Member(JsonWriter& writer, const char* key, std::string_view text) {
  writer.Key(key);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

}  // namespace

std::string Packed(const MadeOutput& output) {
  Packer packer;
  packer.Add(static_cast<std::int64_t>(output.state));
  packer.Add(static_cast<std::int64_t>(output.dependencies.size()));
  for (const Dependency& dependency : output.dependencies) {
    packer.Add(static_cast<std::int64_t>(dependency.kind));
    packer.Add(std::string_view(dependency.name));
    packer.Add(std::string_view(dependency.sha256));
  }
  Pack(output.output, packer);
  packer.Add(std::string_view(output.text_sha256));
  packer.Add(output.pages);
  packer.Add(static_cast<std::int64_t>(output.diagnostics.all().size()));
  for (const Diagnostic& d : output.diagnostics.all()) Pack(d, packer);
  packer.Add(output.milliseconds);
  packer.Add(output.peak_kibibytes);
  return packer.Take();
}

MadeOutput Unpacked(std::string_view bytes) {
  Unpacker unpacker(bytes);
  MadeOutput output;
  output.state = static_cast<JobState>(unpacker.Number());
  output.dependencies.resize(unpacker.Count());
  for (Dependency& dependency : output.dependencies) {
    dependency.kind = static_cast<Dependency::Kind>(unpacker.Number());
    dependency.name = unpacker.Text();
    dependency.sha256 = unpacker.Text();
  }
  output.output = UnpackFile(unpacker);
  output.text_sha256 = unpacker.Text();
  output.pages = unpacker.Texts();
  for (std::size_t count = unpacker.Count(); count > 0; --count)
    output.diagnostics.Add(UnpackDiagnostic(unpacker));
  output.milliseconds = unpacker.Number();
  output.peak_kibibytes = unpacker.Number();
  return unpacker.good() ? output : MadeOutput();
}

std::string DiagnosticLines(const Diagnostics& diagnostics) {
  std::string lines;
  for (const Diagnostic& d : diagnostics.all()) {
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    Member(writer, "severity", d.severity == Severity::error ? "error" : "warning");
    Member(writer, "code", CodeOf(d.id));
    Member(writer, "file", d.place.file);
    writer.Key("line");
    writer.Int64(d.place.at.line);
    writer.Key("column");
    writer.Int64(d.place.at.column);
    Member(writer, "pointer", d.place.pointer);
    Member(writer, "item", d.place.item);
    Member(writer, "en", MessageText(d, Language::english));
    Member(writer, "en_hint", HintText(d, Language::english));
    Member(writer, "ja", MessageText(d, Language::japanese));
    Member(writer, "ja_hint", HintText(d, Language::japanese));
    writer.EndObject();
    (lines += std::string_view(buffer.GetString(), buffer.GetSize())) += '\n';
  }
  return lines;
}

}  // namespace yoshiki
