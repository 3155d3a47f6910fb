package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        /engine-rest/task,                                     rest,   task
        /engine-rest/task/,                                    rest,   task
        /engine-rest/engine/default/task/1/complete,           rest,   task/1/complete
        /engine-rest/engine,                                   rest,   engine
        /engine-rest/engine/other/task,                        rest,   engine/other/task
        /camunda/api/engine/engine/default/task,               apps,   task
        /camunda/api/engine/engine/,                           apps,   engine
        /camunda/api/admin/setup/default/user/create,          webapp, admin/setup/default/user/create
        /camunda/api/cockpit/plugin/base/default/incident,     webapp, cockpit/plugin/base/default/incident""")
    void everySpellingOfAResourceIsOneAddress(String uri, String door, String path) {
        assertThat(EngineAddress.of(uri)).contains(new EngineAddress(door, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task;x=1",
                "/engine-rest//task",
                "/engine-rest/task/../batch",
                "/engine-rest/task/%2e%2e/batch",
                "/engine-rest/task%2Fcount",
                "/engine-rest/task%252Fcount",
                "/engine-rest/task\\count",
                "/engine-rest/task%5ccount",
                "/engine-rest/task%3bx",
                "/engine-rest/task%00",
                "/camunda/api/engine/task",
                "/camunda/api/engine/engine/other/task",
                "/camunda/app/tasklist",
                "/engine-restful"
            })
    void addressThatReadsInTwoWaysIsNone(String uri) {
        assertThat(EngineAddress.of(uri)).isEmpty();
    }
}
