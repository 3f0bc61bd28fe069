package yoshiki;

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.validators.ValidatorConfig;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Validates PDF files with veraPDF, all of them in one virtual machine: {@code Judge FLAVOURS FILE... [-- FLAVOURS
 * FILE...]...}. FLAVOURS are veraPDF's names with commas, {@code 2a,ua1}; {@code 1b/6.7.3} judges by the rules of
 * that clause alone. The report is described in tests/verapdf/README.md.
 */
public final class Judge {
  private static final int ALL_PASS = 0;
  private static final int SOME_FAIL = 1;
  private static final int CANNOT_JUDGE = 2;
  private static final String USAGE =
      "usage: judge FLAVOURS FILE... [-- FLAVOURS FILE...]..., as in: judge 2a,ua1 a.pdf";

  private final PrintStream out;
  private boolean allPass = true;

  private Judge(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    // What the parser remarks on while it reads either fails a rule too or is no fault.
    Logger.getLogger("").setLevel(Level.OFF);
    Judge judge = new Judge(new PrintStream(System.out, false, StandardCharsets.UTF_8));
    try {
      List<Task> tasks = parse(arguments);
      VeraGreenfieldFoundryProvider.initialise();
      for (Task task : tasks) {
        for (File file : task.files) {
          for (Yardstick yardstick : task.yardsticks) judge.judge(yardstick, file);
        }
      }
    } catch (IllegalArgumentException e) {
      System.err.println("judge: " + e.getMessage());
      return CANNOT_JUDGE;
    } finally {
      judge.out.flush();
    }
    return judge.allPass ? ALL_PASS : SOME_FAIL;
  }

  /** A flavour, and of its rules those in this clause or below; "" are all. */
  private record Yardstick(PDFAFlavour flavour, String clause) {
    static Yardstick parse(String word) {
      String[] parts = word.split("/", 2);
      // fromString() would take an unknown name for "no flavour", by which every file passes.
      if (!PDFAFlavour.getFlavourIds().contains(parts[0])) {
        throw new IllegalArgumentException("there is no flavour " + parts[0]);
      }
      return new Yardstick(PDFAFlavour.byFlavourId(parts[0]), parts.length > 1 ? parts[1] : "");
    }

    boolean counts(RuleId rule) {
      return clause.isEmpty() || (rule.getClause() + ".").startsWith(clause + ".");
    }

    @Override
    public String toString() {
      return clause.isEmpty() ? flavour.getId() : flavour.getId() + "/" + clause;
    }
  }

  /** Some files, and by what each of them is judged. */
  private record Task(List<Yardstick> yardsticks, List<File> files) {}

  private static List<Task> parse(String[] arguments) {
    List<Task> tasks = new ArrayList<>();
    List<String> rest = Arrays.asList(arguments);
    while (true) {
      int end = rest.indexOf("--");
      tasks.add(parseTask(end < 0 ? rest : rest.subList(0, end)));
      if (end < 0) return tasks;
      rest = rest.subList(end + 1, rest.size());
    }
  }

  private static Task parseTask(List<String> words) {
    if (words.size() < 2) throw new IllegalArgumentException(USAGE);
    Task task = new Task(new ArrayList<>(), new ArrayList<>());
    for (String word : words.get(0).split(",")) task.yardsticks.add(Yardstick.parse(word));
    for (String name : words.subList(1, words.size())) {
      File file = new File(name);
      if (!file.isFile() || !file.canRead()) throw new IllegalArgumentException("cannot read " + name);
      task.files.add(file);
    }
    return task;
  }

  private void judge(Yardstick yardstick, File file) {
    PDFAFlavour flavour = yardstick.flavour;
    // Every failure is counted (no limit on fails), and of each rule the first is told.
    ValidatorConfig config = new ValidatorConfigBuilder()
        .flavour(flavour).recordPasses(false).maxFails(-1).maxNumberOfDisplayedFailedChecks(1)
        .showErrorMessages(true).isLogsEnabled(false).showProgress(false).build();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(config, flavour)) {
      report(yardstick, file, validator.validate(parser));
    } catch (Exception | StackOverflowError e) {
      verdict(false, yardstick, file);
      out.println("  unreadable: " + oneLine(String.valueOf(e)));
    }
  }

  private void report(Yardstick yardstick, File file, ValidationResult result) {
    List<RuleId> failed = result.getFailedChecks().keySet().stream().filter(yardstick::counts)
        .sorted(Comparator.comparing(RuleId::getClause).thenComparing(RuleId::getTestNumber)).toList();
    boolean complete = result.getJobEndStatus() == JobEndStatus.NORMAL && result.getTotalAssertions() > 0;
    verdict(complete && failed.isEmpty(), yardstick, file);
    if (!complete) out.println("  unreadable: veraPDF stopped before the end");
    for (RuleId rule : failed) reportRule(rule, result);
  }

  private void verdict(boolean pass, Yardstick yardstick, File file) {
    allPass &= pass;
    out.println((pass ? "pass " : "fail ") + yardstick + " " + file);
  }

  private void reportRule(RuleId id, ValidationResult result) {
    int count = result.getFailedChecks().get(id);
    Rule rule = result.getValidationProfile().getRuleByRuleId(id);
    out.println("  clause " + id.getClause() + " test " + id.getTestNumber() + " failed " + count + "x: "
        + oneLine(rule == null ? "" : rule.getDescription()));
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() != TestAssertion.Status.FAILED || !assertion.getRuleId().equals(id)) continue;
      out.println("    first: " + oneLine(assertion.getErrorMessage()));
      out.println("    at: " + oneLine(assertion.getLocation().getContext()));
      return;
    }
  }

  private static String oneLine(String text) {
    return text == null ? "" : text.replaceAll("\\s+", " ").trim();
  }
}
