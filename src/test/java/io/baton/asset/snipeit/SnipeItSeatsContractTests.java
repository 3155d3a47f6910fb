package io.baton.asset.snipeit;

import static io.baton.StubSystem.inTurn;
import static io.baton.StubSystem.recorded;
import static io.baton.StubSystem.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.StubSystem.Behaviour;
import io.baton.asset.OutsideSeats.Stock;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seats of licences in Snipe-IT as it answers, each trap a test. */
@Capability({"O4.4", "W4.5"})
class SnipeItSeatsContractTests {

    private static final String USERS = "GET /api/v1/users?username=requester&limit=50";
    private static final String LIST = "GET /api/v1/licenses/9/seats?limit=500";
    private static final String SEAT = "/api/v1/licenses/9/seats/71";

    private final StubSystem snipe = new StubSystem();
    private final Connector connector = Connectors.to("asset", "Snipe-IT", snipe.url());
    private final SnipeItSeats seats = new SnipeItSeats(connector);

    @BeforeEach
    void usual() {
        snipe.on(USERS, answer("users-like-requester"))
                .on(LIST, answer("seats-one-free"))
                .on("PUT " + SEAT, answer("seat-updated"));
    }

    @AfterEach
    void close() {
        connector.close();
        snipe.close();
    }

    private static Behaviour answer(String name) {
        return recorded("snipe-it-8/" + name + ".json");
    }

    @Test
    void givesAFreeSeatAndLooksBeforeAndAfter() {
        snipe.on("GET " + SEAT, inTurn(answer("seat-free"), answer("seat-of-requester")));

        assertThat(seats.assign("step-3", "9", "requester", 0)).contains("71");
        assertThat(snipe.written()).singleElement().satisfies(asked -> {
            assertThat(asked.body()).isEqualTo("{\"assigned_to\":41}");
            assertThat(asked.header("Idempotency-Key")).isEqualTo("step-3:71");
        });
    }

    @Test
    void doesNotStealASeatThatWasTakenInBetween() {
        snipe.on("GET " + SEAT, answer("seat-of-director"));

        assertThat(seats.assign("step-3", "9", "requester", 0)).isEmpty();
        assertThat(snipe.written()).isEmpty();
    }

    @Test
    void takesTheNextSeatWhenAnotherTookTheFirst() {
        snipe.on(LIST, """
                        {"total": 2, "rows": [{"id": 71, "assigned_user": null, "assigned_asset": null},
                                              {"id": 72, "assigned_user": null, "assigned_asset": null}]}""")
                .on("GET " + SEAT, inTurn(answer("seat-free"), answer("seat-of-director")))
                .on(
                        "GET /api/v1/licenses/9/seats/72",
                        inTurn(
                                StubSystem.json(200, "{\"id\":72}"),
                                StubSystem.json(200, "{\"id\":72,\"assigned_user\":{\"id\":\"41\"}}")))
                .on("PUT /api/v1/licenses/9/seats/72", answer("seat-updated"));

        assertThat(seats.assign("step-3", "9", "requester", 0)).contains("72");
    }

    @Test
    void aSeatThatSomebodyElseWroteOverIsNotOurs() {
        snipe.on("GET " + SEAT, inTurn(answer("seat-free"), answer("seat-of-director")));

        assertThat(seats.assign("step-3", "9", "requester", 0)).isEmpty();
        assertThat(snipe.written()).hasSize(1);
    }

    @Test
    void noticesAYesAfterWhichNothingHappened() {
        snipe.on("GET " + SEAT, answer("seat-free"));

        assertThatThrownBy(() -> seats.assign("step-3", "9", "requester", 0))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("took the assignment of seat 71 but did not make it");
    }

    @Test
    void aRefusalUnderStatus200IsAFailedAttempt() {
        snipe.on("GET " + SEAT, answer("seat-free")).on("PUT " + SEAT, answer("errors-by-field"));

        assertThatThrownBy(() -> seats.assign("step-3", "9", "requester", 0))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("refused the change");
    }

    @Test
    void aSignInPageIsAFailedAttempt() {
        snipe.on(LIST, reply(200, "text/html", "<html>Login"));

        assertThatThrownBy(() -> seats.look("9", null))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("web page");
    }

    @Test
    void whoeverHasASeatKeepsIt() {
        snipe.on(LIST, """
                {"total": 1, "rows": [{"id": 70, "assigned_user": {"id": 41}, "assigned_asset": null}]}""");

        assertThat(seats.assign("step-3", "9", "requester", 0)).contains("70");
        assertThat(seats.look("9", "requester")).isEqualTo(new Stock(1, 0, "70"));
        assertThat(snipe.written()).isEmpty();
    }

    @Test
    void countsSeatsOfPeopleAndOfThingsAndFreeOnes() {
        snipe.on(LIST, """
                {"total": "3", "rows": [{"id": 70, "assigned_user": {"id": 42}, "assigned_asset": null},
                  {"id": 71, "assigned_user": null, "assigned_asset": {"id": 7}},
                  {"id": 72, "assigned_user": null, "assigned_asset": null}]}""");

        assertThat(seats.look("9", null)).isEqualTo(new Stock(3, 1, null));
    }

    @Test
    void aSeatThatIsUsedUpOrThatSnipeItDoesNotGiveOutIsNotFree() {
        snipe.on(LIST, """
                {"total": 2, "rows": [
                  {"id": 70, "assigned_user": null, "assigned_asset": null, "user_can_checkout": true, "disabled": true},
                  {"id": 71, "assigned_user": null, "assigned_asset": null, "user_can_checkout": false}]}""");

        assertThat(seats.look("9", null)).isEqualTo(new Stock(2, 0, null));
        assertThat(seats.assign("step-3", "9", "requester", 0)).isEmpty();
        assertThat(snipe.written()).isEmpty();
    }

    @Test
    void leavesTheSeatsThatOthersArePromised() {
        snipe.on("GET " + SEAT, inTurn(answer("seat-free"), answer("seat-of-requester")));

        assertThat(seats.assign("step-3", "9", "requester", 1)).isEmpty();
        assertThat(snipe.written()).isEmpty();
    }

    @Test
    void givesBackASeatThatCannotBeGivenAgain() {
        snipe.on(
                "GET " + SEAT,
                inTurn(
                        answer("seat-of-requester"),
                        StubSystem.json(200, "{\"id\":71,\"assigned_user\":null,\"disabled\":true}")));
        seats.release("step-4", "9", "71", "requester");
        assertThat(snipe.written()).hasSize(1);

        snipe.on(USERS, answer("nobody"));
        seats.release("step-4", "9", "71", "requester");
        assertThat(snipe.written()).as("given back already").hasSize(1);
    }

    @Test
    void readsAllPagesHoweverSmallTheyAre() {
        snipe.on(LIST, "{\"total\": 2, \"rows\": [{\"id\": 70, \"assigned_user\": {\"id\": 42}}]}")
                .on(LIST + "&offset=1", "{\"total\": 2, \"rows\": [{\"id\": 71, \"assigned_user\": null}]}");

        assertThat(seats.look("9", null)).isEqualTo(new Stock(2, 1, null));

        snipe.on(LIST + "&offset=1", "{\"total\": 2, \"rows\": []}");
        assertThatThrownBy(() -> seats.look("9", null)).hasMessageContaining("shows only 1 of 2 seats");
    }

    @Test
    void givesBackOwnSeatsOnly() {
        snipe.on("GET " + SEAT, answer("seat-of-director"));
        seats.release("step-4", "9", "71", "requester");
        assertThat(snipe.written()).isEmpty();

        snipe.on("GET " + SEAT, answer("seat-free")).on(USERS, answer("nobody"));
        seats.release("step-4", "9", "71", "requester");
        assertThat(snipe.written())
                .as("given back already, by somebody who has left")
                .isEmpty();
    }

    @Test
    void givesBackAndReadsBack() {
        snipe.on("GET " + SEAT, inTurn(answer("seat-of-requester"), answer("seat-free")));
        seats.release("step-4", "9", "71", "requester");
        assertThat(snipe.written())
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).isEqualTo("{\"assigned_to\":null,\"asset_id\":null}"));

        snipe.on("GET " + SEAT, answer("seat-of-requester"));
        assertThatThrownBy(() -> seats.release("step-4", "9", "71", "requester"))
                .hasMessageContaining("took the release of seat 71 but did not make it");
    }
}
