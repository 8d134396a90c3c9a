// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. Ends with 1 if a client failed, and with 2 if it was asked for what there is not. */
@Command(
    name = "fresh-benchmarks",
    mixinStandardHelpOptions = true,
    subcommands = ReportCommand.class,
    description = "Measures WebSocket clients side by side, each in a process of its own.",
    footer =
        "With 'micro' as first argument the parts of Fresh are measured with JMH, whose arguments follow.")
final class Benchmarks implements Callable<Integer> {

  @Option(names = "--workloads", split = ",", description = "Which; all if left out.")
  private List<String> workloads = Arrays.stream(Workload.values()).map(Workload::id).toList();

  @Option(names = "--clients", split = ",", description = "Whom; all if left out.")
  private List<String> clients = Arrays.stream(ClientKind.values()).map(ClientKind::id).toList();

  @Option(names = "--rounds", description = "How often. Default: 5.")
  private int rounds = 5;

  @Option(
      names = "--warm-up",
      description = "Seconds before a load is measured, at most. Default: 6.")
  private double warmUp = 6;

  @Option(names = "--seconds", description = "Seconds for which it is measured. Default: 1.")
  private double seconds = 1;

  @Option(names = "--connections", description = "How many are held idle. Default: 10000.")
  private int connections = 10_000;

  @Option(
      names = "--quick",
      description = "One short round, a process per client. Shows that all runs, not how fast.")
  private boolean quick;

  @Option(names = "--json", description = "A file for all figures.")
  private @Nullable Path json;

  @Option(names = "--markdown", description = "A file for the tables, which are printed anyway.")
  private @Nullable Path markdown;

  @Option(
      names = "--reference",
      description = "A file with other floors to compare ours with, and raw TCP beside them.")
  private @Nullable Path reference;

  private final List<String> arguments;

  private Benchmarks(String[] arguments) {
    this.arguments = List.of(arguments);
  }

  public static void main(String[] args) throws Exception {
    boolean micro = args.length > 0 && args[0].equals("micro");
    List<String> rest = Arrays.asList(args).subList(micro ? 1 : 0, args.length);
    System.exit(micro ? Micro.run(libraries(), rest) : run(args));
  }

  static int run(String... args) {
    return new CommandLine(new Benchmarks(args)).execute(args);
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = settings();
    Reference floors = Reference.of(Optional.ofNullable(reference));
    Pinning pinning = Pinning.ofThisSystem();
    Libraries libraries = libraries();
    List<Report.ClientVersion> versions = new ArrayList<>();
    for (ClientKind client : settings.clients()) {
      versions.add(
          new Report.ClientVersion(
              client, libraries.version(client), libraries.netty(client).orElse("")));
    }
    String command = "java -jar fresh-benchmarks.jar " + String.join(" ", arguments);
    Surroundings surroundings = Surroundings.of(command, Clock.systemUTC(), pinning);
    Results results = new Rounds(settings, libraries, pinning, System.err::println).run();
    write(new Report(surroundings, settings, versions, results), floors);
    return exitStatus(results);
  }

  static int exitStatus(Results results) {
    return results.hasFailed() ? 1 : 0;
  }

  private Settings settings() {
    return new Settings(
        workloads.stream().map(Workload::of).toList(),
        clients.stream().map(ClientKind::of).toList(),
        quick ? 1 : rounds,
        quick ? Duration.ofMillis(100) : duration(warmUp),
        quick ? Duration.ofMillis(100) : duration(seconds),
        quick ? Math.min(connections, 100) : connections,
        quick);
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private void write(Report report, Reference floors) throws IOException {
    String tables = new MarkdownReport(report, floors).write();
    System.out.print(tables);
    if (markdown != null) {
      Files.writeString(markdown, tables);
    }
    if (json != null) {
      new JsonReport(report, floors).write(json);
    }
  }

  /** Beside this module's jar, or beside its folder of classes. */
  private static Libraries libraries() throws URISyntaxException {
    Path code =
        Path.of(Benchmarks.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return new Libraries(code, code.resolveSibling("lib"));
  }
}
