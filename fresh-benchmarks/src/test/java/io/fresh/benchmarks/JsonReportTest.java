// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonReportTest {

  @TempDir private Path folder;

  @Test
  void everyFigureOfEveryRoundIsThereAndTheMedians() throws IOException {
    JsonNode cell = read().at("/cells/0");

    assertThat(cell.path("workload").asText()).isEqualTo("echo-1");
    assertThat(cell.path("client").asText()).isEqualTo("fresh");
    assertThat(cell.at("/rounds/0/cpu-ns").asDouble()).isEqualTo(30_000);
    assertThat(cell.at("/rounds/1/cpu-ns").asDouble()).isEqualTo(36_000);
    assertThat(cell.at("/medians/cpu-ns").asDouble()).isEqualTo(33_000);
    assertThat(cell.at("/timesAsMuchAs/floor-netty").asDouble()).isEqualTo(1.5);
  }

  @Test
  void aFailureHasItsReasonAndNoMedian() throws IOException {
    JsonNode cell = read().at("/cells/2");

    assertThat(cell.path("client").asText()).isEqualTo("jdk");
    assertThat(cell.at("/failures/0").asText()).isEqualTo("it hung");
    assertThat(cell.path("medians")).isEmpty();
  }

  @Test
  void theVersionsAreThere() throws IOException {
    assertThat(read().at("/clients/0/netty").asText()).isEqualTo("4.2.18.Final");
  }

  @Test
  void theBarsAreThere() throws IOException {
    JsonNode bar = read().at("/bars/0");

    assertThat(bar.path("workload").asText()).isEqualTo("echo-1");
    assertThat(bar.path("byWhom").asText()).isEqualTo("floor-netty");
    assertThat(bar.path("timesAsMuch").asDouble()).isEqualTo(1.5);
    assertThat(bar.path("atMost").asDouble()).isEqualTo(1.3);
    assertThat(bar.path("holds").asBoolean()).isFalse();
  }

  @Test
  void whatWasWrittenIsReadAsItWas() throws IOException {
    Path file = folder.resolve("report.json");
    Report report = SampleReport.report();
    new JsonReport(report, SampleReport.reference()).write(file);

    Report read = JsonReader.read(file);

    assertThat(read.surroundings()).isEqualTo(report.surroundings());
    assertThat(read.settings()).isEqualTo(report.settings());
    assertThat(read.versions()).isEqualTo(report.versions());
    assertThat(read.results().cells()).isEqualTo(report.results().cells());
  }

  private JsonNode read() throws IOException {
    Path file = folder.resolve("report.json");
    new JsonReport(SampleReport.report(), SampleReport.reference()).write(file);
    return new ObjectMapper().readTree(file.toFile());
  }
}
