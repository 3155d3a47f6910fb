package io.baton.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.GoLiveGuard;
import io.baton.engine.TableObserver;
import io.baton.engine.lint.ModelLint;
import io.baton.engine.lint.Shipped;
import io.baton.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ModelDeployerTests {

    @TempDir
    Path directory;

    private static final ModelLint lint = Shipped.lint();
    private static final List<AuditEvent> ledger = new ArrayList<>();
    private static ProcessEngine engine;
    private static RepositoryService repository;

    @BeforeAll
    static void startEngine() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("auditLedger", new AuditLedger() {
            @Override
            public void append(AuditEvent event) {
                ledger.add(event);
            }
        });
        beans.addBean("modelLint", lint);
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("deployer");
        configuration.setJdbcUrl("jdbc:h2:mem:deployer");
        configuration
                .getProcessEnginePlugins()
                .add(new ModelPlugin(
                        new ModelGate(beans.getBeanProvider(ModelLint.class), beans.getBeanProvider(GoLiveGuard.class)),
                        new DeploymentRecorder(
                                beans.getBeanProvider(AuditLedger.class),
                                beans.getBeanProvider(TableObserver.class),
                                beans.getBeanProvider(GoLiveGuard.class))));
        configuration.setDbMetricsReporterActivate(false);
        engine = configuration.buildProcessEngine();
        repository = engine.getRepositoryService();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @BeforeEach
    void writeModels() throws IOException {
        ledger.clear();
        repository
                .createDeploymentQuery()
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        write("processes/thank-somebody.bpmn", TinyModels.process("thank-somebody", "Thank somebody"));
        write("forms/thanks.form", TinyModels.form("thanks"));
    }

    @Test
    void restartWithoutChangeDeploysNothing() {
        start();
        var deployments = repository.createDeploymentQuery().count();
        start();

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(versionOf("thank-somebody")).isEqualTo(1);
    }

    @Test
    void changedFileAloneGetsANewVersion() throws IOException {
        write("processes/praise-somebody.bpmn", TinyModels.process("praise-somebody", "Praise somebody"));
        start();
        write("processes/thank-somebody.bpmn", TinyModels.process("thank-somebody", "Thank somebody again"));
        start();

        assertThat(versionOf("thank-somebody")).isEqualTo(2);
        assertThat(versionOf("praise-somebody")).isEqualTo(1);
    }

    @Test
    void otherLineEndingsAreNoChange() throws IOException {
        start();
        write(
                "processes/thank-somebody.bpmn",
                TinyModels.process("thank-somebody", "Thank somebody").replace("\n", "\r\n"));
        start();

        assertThat(versionOf("thank-somebody")).isEqualTo(1);
    }

    @Test
    void filesMayLieInTheDirectoryItself() throws IOException {
        write("say-goodbye.bpmn", TinyModels.process("say-goodbye", "Say goodbye"));
        start();

        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("say-goodbye")
                        .singleResult()
                        .getResourceName())
                .isEqualTo("processes/say-goodbye.bpmn");
    }

    @Test
    void outsideFileWinsOverTheShippedOneOfTheSameName() throws IOException {
        var mine = Files.readString(Path.of("decisions/confirmation.dmn"))
                .replace("name=\"Confirmation\"", "name=\"Mine\"");
        write("confirmation.dmn", mine);
        start();

        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("confirmation")
                        .singleResult()
                        .getName())
                .isEqualTo("Mine");
    }

    @Test
    void whatWasDeployedByHandStaysAcrossARestart() {
        start();
        repository
                .createDeployment()
                .addString("thank-somebody.bpmn", TinyModels.process("thank-somebody", "Thank somebody warmly"))
                .deploy();
        start();

        assertThat(versionOf("thank-somebody")).isEqualTo(2);
    }

    @Test
    void everyModelIsOnTheLedgerWithVersionAndDigest() {
        start();

        assertThat(ledger)
                .filteredOn(event -> event.objectId().equals("thanks"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.action()).isEqualTo("MODEL_DEPLOYED");
                    assertThat(event.privileged()).isTrue();
                    assertThat(event.details())
                            .containsEntry("version", 1)
                            .containsEntry("file", "forms/thanks.form")
                            .hasEntrySatisfying(
                                    "sha256",
                                    digest -> assertThat((String) digest).hasSize(64));
                });
    }

    @Test
    void directoryThatIsNotThereIsNamed() {
        var missing = directory.resolve("nowhere");

        assertThatThrownBy(() ->
                        new ModelDeployer(repository, lint, new ModelSettings(missing)).afterSingletonsInstantiated())
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void serverDoesNotStartWithAModelThatBreaksARule() throws IOException {
        write("processes/thank-somebody.bpmn", TinyModels.process("thank-somebody", "Task 1"));

        assertThatThrownBy(this::start)
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("processes/thank-somebody.bpmn")
                .hasMessageContaining("process-name");
    }

    @Test
    void modelThatBreaksARuleIsRefusedAtEveryDoorWithAllFindings() {
        var broken = TinyModels.process("thank-somebody", "Thank somebody")
                .replace("name=\"Say thanks\"", "name=\"Task 1\"")
                .replaceAll("<bpmn:documentation>.*</bpmn:documentation>", "");
        var deployment = repository
                .createDeployment()
                .addString("thank-somebody.bpmn", broken)
                .addString("thanks.form", TinyModels.form("thanks"));

        assertThatThrownBy(deployment::deploy).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status().value()).isEqualTo(400);
            assertThat(refusal.rule()).isEqualTo("model-lint");
            assertThat(refusal.facts().get("findings").toString())
                    .contains("task-name", "step-documentation", "Task_SayThanks", "thank-somebody.bpmn");
        });
        assertThat(repository.createDeploymentQuery().count()).isZero();
    }

    @Test
    void formThatIsLiveNeedNotComeAlong() {
        start();
        repository
                .createDeployment()
                .addString("praise-somebody.bpmn", TinyModels.process("praise-somebody", "Praise somebody"))
                .deploy();

        assertThat(versionOf("praise-somebody")).isEqualTo(1);
    }

    private void start() {
        new ModelDeployer(repository, lint, new ModelSettings(directory)).afterSingletonsInstantiated();
    }

    private int versionOf(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private void write(String name, String content) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
