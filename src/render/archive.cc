#include "render/archive.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "render/markup.h"
#include "render/syntax.h"

namespace yoshiki::pdf {
namespace {

constexpr std::string_view kPacketStart =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
    "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";

// PDF/A knows no pdfuaid of its own: a property that it does not know must be described (ISO 19005-2
// §6.6.2.3).
constexpr std::string_view kAccessibilitySchema =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

constexpr std::string_view kPacketEnd = "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

struct Level {
  char part, conformance;
};

Level LevelOf(Archive archive) {
  switch (archive) {
    case Archive::a_2u:
      return {'2', 'U'};
    case Archive::a_3a:
      return {'3', 'A'};
    default:
      return {'2', 'A'};
  }
}

void AppendElement(std::string& out, std::string_view name, std::string_view text, std::string_view open = "",
                   std::string_view close = "") {
  if (text.empty()) return;
  out.append("<").append(name).append(">").append(open);
  markup::AppendEscaped(out, text);
  out.append(close).append("</").append(name).append(">\n");
}

void AppendTranslated(std::string& out, std::string_view name, std::string_view text) {
  AppendElement(out, name, text, "<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>");
}

void AppendConformance(std::string& out, const PdfOptions& options) {
  if (options.archive != Archive::none) {
    const Level level = LevelOf(options.archive);
    AppendElement(out, "pdfaid:part", std::string(1, level.part));
    AppendElement(out, "pdfaid:conformance", std::string(1, level.conformance));
  }
  if (options.tags) AppendElement(out, "pdfuaid:part", "1");
}

/// Unlike Info's: "2025-05-01T09:30:00Z".
std::string MetadataDate(std::int64_t epoch) {
  const std::string date = DateText(epoch).substr(2);
  const auto part = [&date](std::size_t from, std::size_t size) { return date.substr(from, size); };
  return part(0, 4) + '-' + part(4, 2) + '-' + part(6, 2) + 'T' + part(8, 2) + ':' + part(10, 2) + ':' +
         part(12, 2) + 'Z';
}

/// A MIME type as a name: '/' is spelt #2F (§7.3.5).
std::string MimeName(std::string_view mime) {
  std::string name = "/";
  for (const char c : mime) {
    if (c == '/') {
      name += "#2F";
    } else {
      name += c;
    }
  }
  return name;
}

ObjectId WriteAttachment(File& file, const Attachment& attachment, const PdfOptions& options) {
  std::string entries = "/Type/EmbeddedFile/Subtype" + MimeName(attachment.mime) + "/Params<</Size ";
  AppendInteger(entries, static_cast<std::int64_t>(attachment.bytes.size()));
  if (options.epoch) {
    entries += "/ModDate";
    AppendLiteral(entries, DateText(*options.epoch));
  }
  const ObjectId stream = file.AddStream(entries + ">>", attachment.bytes);
  std::string out = "/Type/Filespec/F";
  AppendText(out, attachment.name);
  out += "/UF";
  AppendText(out, attachment.name);
  out += "/Desc";
  AppendText(out, attachment.description);
  out += attachment.relationship == Attachment::Relationship::source ? "/AFRelationship/Source"
                                                                     : "/AFRelationship/Data";
  out += "/EF<</F ";
  AppendReference(out, stream);
  out += "/UF ";
  AppendReference(out, stream);
  return file.AddObject(out + ">>");
}

/// A name tree keeps its names in order (§7.9.6).
std::string WriteAttachments(File& file, const PdfOptions& options) {
  std::vector<std::pair<std::string, ObjectId>> files;
  for (const Attachment& attachment : options.attachments) {
    std::string name;
    AppendText(name, attachment.name);
    files.emplace_back(std::move(name), WriteAttachment(file, attachment, options));
  }
  if (files.empty()) return "";
  std::string associated = "/AF[";
  for (const auto& [name, id] : files) AppendReference(associated, id);
  std::sort(files.begin(), files.end());
  std::string names = "/Names<</EmbeddedFiles<</Names[";
  for (const auto& [name, id] : files) {
    names += name;
    AppendReference(names, id);
  }
  return associated + ']' + names + "]>>>>";
}

std::string WriteIntent(File& file, const PdfOptions& options) {
  std::string out =
      "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
      "/Info(sRGB IEC61966-2.1)/DestOutputProfile ";
  AppendReference(out, file.AddStream("/N 3", options.colour_profile));
  return out + ">>]";
}

}  // namespace

std::string MetadataPacket(const Document& document, const PdfOptions& options) {
  std::string out(kPacketStart);
  AppendTranslated(out, "dc:title", document.title);
  AppendElement(out, "dc:creator", document.author, "<rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq>");
  AppendTranslated(out, "dc:description", document.subject);
  AppendElement(out, "dc:language", "ja-JP", "<rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag>");
  AppendElement(out, "xmp:CreatorTool", options.producer);
  AppendElement(out, "pdf:Producer", options.producer);
  if (options.epoch) {
    AppendElement(out, "xmp:CreateDate", MetadataDate(*options.epoch));
    AppendElement(out, "xmp:ModifyDate", MetadataDate(*options.epoch));
  }
  AppendConformance(out, options);
  out += "</rdf:Description>\n";
  if (options.tags && options.archive != Archive::none) out += kAccessibilitySchema;
  out += kPacketEnd;
  return out;
}

std::string WriteArchive(File& file, const Document& document, const PdfOptions& options) {
  std::string out = "/Metadata ";
  AppendReference(out, file.AddPlainStream("/Type/Metadata/Subtype/XML", MetadataPacket(document, options)));
  if (options.archive != Archive::none) out += WriteIntent(file, options);
  if (options.archive == Archive::a_3a) out += WriteAttachments(file, options);
  return out;
}

}  // namespace yoshiki::pdf
