#include <new>
#include <string>
#include <vector>

#include "render/archive.h"
#include "render/content.h"
#include "render/font_plan.h"
#include "render/glyph_use.h"
#include "render/haru.h"
#include "render/navigation.h"
#include "render/render.h"
#include "render/structure.h"
#include "render/subset.h"
#include "render/syntax.h"

namespace yoshiki {
namespace {

using pdf::AppendReference;
using pdf::ObjectId;

void Fail(Diagnostics& diagnostics, std::string reason) {
  diagnostics.Error(MessageId::pdf_failed, {}, {std::move(reason)});
}

ObjectId EmbedFace(pdf::File& file, const FontSet& fonts, FaceId face, pdf::FaceUses& uses,
                   Diagnostics& diagnostics) {
  const FaceInfo& info = fonts.info(face);
  if (!info.embeddable) {
    diagnostics.Error(MessageId::font_not_embeddable, {}, {info.name});
    return 0;
  }
  const auto subset = pdf::MakeSubset(fonts.bytes(face), fonts.index(face), info.cff, uses.SortedGlyphs());
  std::string fault = "hb-subset";
  const auto plan = subset ? pdf::PlanFont(info, *subset, uses, fault) : std::nullopt;
  if (!plan) {
    diagnostics.Error(MessageId::font_not_subset, {}, {info.name, fault});
    return 0;
  }
  return pdf::WriteFont(file, *plan);
}

ObjectId EmbedPicture(pdf::File& file, const Picture& picture) {
  std::string entries = "/Type/XObject/Subtype/Image/BitsPerComponent 8/Width ";
  pdf::AppendInteger(entries, picture.width);
  entries += "/Height ";
  pdf::AppendInteger(entries, picture.height);
  entries += picture.components == 1 ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB";
  if (picture.jpeg) return file.AddPlainStream(entries + "/Filter/DCTDecode", *picture.pixels);
  return file.AddStream(entries, *picture.pixels);
}

/// Embeds all used faces and pictures. Gives the resource dictionary that all pages name: PDF/A lets no page
/// inherit it (ISO 19005-2 §6.2.2).
ObjectId EmbedResources(pdf::File& file, const Document& document, const FontSet& fonts,
                        pdf::DocumentUses& uses, Diagnostics& diagnostics) {
  std::string resources = "/Font<<";
  for (FaceId face = 0; face < uses.size(); ++face) {
    if (uses[face].empty()) continue;
    resources += "/F" + std::to_string(face) + ' ';
    AppendReference(resources, EmbedFace(file, fonts, face, uses[face], diagnostics));
  }
  resources += ">>";
  if (!document.pictures.empty()) {
    resources += "/XObject<<";
    for (std::size_t i = 0; i < document.pictures.size(); ++i) {
      resources += "/I" + std::to_string(i) + ' ';
      AppendReference(resources, EmbedPicture(file, document.pictures[i]));
    }
    resources += ">>";
  }
  return file.AddObject(std::move(resources));
}

std::string MediaBox(const Page& page) {
  std::string out = "/MediaBox[0 0 ";
  pdf::AppendPoints(out, page.width);
  pdf::AppendPoints(out, page.height);
  return out + ']';
}

/// With `structure` the pages' content is tagged, and noted there.
void WritePages(pdf::File& file, const Document& document, const pdf::DocumentUses& uses,
                const std::vector<ObjectId>& pages, ObjectId resources, pdf::StructureContent* structure) {
  const std::string usual_box = document.pages.empty() ? "" : MediaBox(document.pages.front());
  const std::vector<ObjectId> parents = pdf::WritePageTree(file, pages, usual_box);
  pdf::ContentWriter writer(document, uses, structure != nullptr);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Page& page = document.pages[i];
    std::string out = "/Type/Page/Parent ";
    AppendReference(out, parents[i]);
    out += "/Resources ";
    AppendReference(out, resources);
    if (const std::string box = MediaBox(page); box != usual_box) out += box;
    if (structure != nullptr) {
      out += "/Tabs/S/StructParents ";
      pdf::AppendInteger(out, static_cast<std::int64_t>(pdf::PageKey(i)));
    }
    if (const std::string content = writer.Write(page); !content.empty()) {
      out += "/Contents ";
      AppendReference(out, file.AddStream("", content));
    }
    if (structure != nullptr) structure->marks.push_back(writer.TakeMarks());
    if (const std::string links = pdf::LinkArray(file, document, i, pages, structure); !links.empty())
      out += "/Annots" + links;
    file.SetEntries(pages[i], std::move(out));
  }
}

void WriteCatalogue(pdf::File& file, const Document& document, const PdfOptions& options,
                    const std::vector<ObjectId>& pages, const pdf::StructureContent* structure) {
  std::string out =
      "/Lang(ja-JP)/ViewerPreferences<</DisplayDocTitle true>>/PageLayout/OneColumn"
      "/PageLabels<</Nums[0<</S/D>>]>>";
  if (const ObjectId outline = pdf::WriteOutline(file, document, pages); outline != 0) {
    out += "/PageMode/UseOutlines/Outlines ";
    AppendReference(out, outline);
  }
  if (structure != nullptr) {
    out += "/MarkInfo<</Marked true>>/StructTreeRoot ";
    AppendReference(out, pdf::WriteStructure(file, document, *structure));
  }
  out += pdf::WriteArchive(file, document, options);
  file.SetEntries(file.catalogue(), std::move(out));
}

void WriteInfo(pdf::File& file, const Document& document, const PdfOptions& options) {
  std::string out;
  const auto text = [&out](const char* key, const std::string& value) {
    if (value.empty()) return;
    out += key;
    pdf::AppendText(out, value);
  };
  text("/Title", document.title);
  text("/Author", document.author);
  text("/Subject", document.subject);
  text("/Creator", options.producer);
  text("/Producer", options.producer);
  if (options.epoch) {
    text("/CreationDate", pdf::DateText(*options.epoch));
    text("/ModDate", pdf::DateText(*options.epoch));
  }
  file.SetEntries(file.info(), std::move(out));
}

std::optional<std::string> Build(const Document& document, const FontSet& fonts, const PdfOptions& options,
                                 Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  pdf::File file;
  pdf::DocumentUses uses = pdf::CollectUses(document, fonts);
  const ObjectId resources = EmbedResources(file, document, fonts, uses, diagnostics);
  if (diagnostics.errors() != errors) return std::nullopt;
  std::vector<ObjectId> pages;
  for (std::size_t i = 0; i < document.pages.size(); ++i) pages.push_back(file.NewObject());
  pdf::StructureContent structure;
  structure.pages = pages;
  pdf::StructureContent* const tags = options.tags && !document.tags.empty() ? &structure : nullptr;
  WritePages(file, document, uses, pages, resources, tags);
  WriteCatalogue(file, document, options, pages, tags);
  WriteInfo(file, document, options);
  auto bytes = file.Save();
  if (!bytes) Fail(diagnostics, file.fault());
  return bytes;
}

}  // namespace

std::optional<std::string> RenderPdf(const Document& document, const FontSet& fonts,
                                     const PdfOptions& options, Diagnostics& diagnostics) {
  try {
    return Build(document, fonts, options, diagnostics);
  } catch (const std::bad_alloc&) {
    Fail(diagnostics, "out of memory");
  }
  return std::nullopt;
}

}  // namespace yoshiki
