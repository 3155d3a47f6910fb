package io.baton.portal;

import io.baton.cmdb.Cmdb;
import io.baton.cmdb.Relation;
import io.baton.deployment.Trust;
import io.baton.people.AnyPerson;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.platform.report.ReportQuery;
import io.baton.portal.Services.Entry;
import io.baton.portal.report.Periods;
import io.baton.survey.Satisfaction;
import io.baton.survey.SatisfactionFigures;
import io.baton.ticket.ServiceTickets;
import io.baton.ticket.ServiceTickets.Load;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Each service: who answers for it and for the journey it belongs to, what can be ordered, the tickets one may see; and for
 * those who follow services how each does: how satisfied people are, how long a journey takes, what it is made of.
 */
@Controller
@AnyPerson
class ServicePages {

    private static final Set<String> FOLLOWERS = Set.of(
            Role.AGENT,
            Role.TEAM_LEAD,
            Role.CHANGE_MANAGER,
            Role.INCIDENT_COMMANDER,
            Role.PROCESS_OWNER,
            Role.AUDITOR,
            Role.ADMIN);

    private static final Set<String> REPORT_READERS = Set.of(
            Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.INCIDENT_COMMANDER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN);

    private static final int LISTED = 10;
    private static final int REACH = 3;

    private final Services services;
    private final Cmdb cmdb;
    private final ServiceTickets tickets;
    private final Satisfaction satisfaction;
    private final ServiceJourneys journeys;
    private final Trust trust;
    private final Periods periods;
    private final TicketRows rows;
    private final PageWords words;
    private final SignedIn signedIn;

    ServicePages(
            Services services,
            Cmdb cmdb,
            ServiceTickets tickets,
            Satisfaction satisfaction,
            ServiceJourneys journeys,
            Trust trust,
            Periods periods,
            TicketRows rows,
            PageWords words,
            SignedIn signedIn) {
        this.services = services;
        this.cmdb = cmdb;
        this.tickets = tickets;
        this.satisfaction = satisfaction;
        this.journeys = journeys;
        this.trust = trust;
        this.periods = periods;
        this.rows = rows;
        this.words = words;
        this.signedIn = signedIn;
    }

    /** One service in the list. */
    record Line(
            String id,
            String name,
            @Nullable String owner,
            @Nullable String journey,
            Load load,
            Score score) {}

    /** Satisfaction as it stands in the report, in words where nobody answered. */
    record Score(
            String csat,
            String nps,
            String mean,
            String responseRate,
            int asked,
            int answered,
            int promoters,
            int detractors) {

        static Score of(SatisfactionFigures figures) {
            return new Score(
                    text(figures.csat(), 1, " %"),
                    text(figures.nps(), 1, ""),
                    text(figures.mean(), 2, ""),
                    text(figures.responseRate(), 1, " %"),
                    figures.asked(),
                    figures.answered(),
                    figures.promoters(),
                    figures.detractors());
        }

        private static String text(@Nullable Double figure, int places, String unit) {
            var shown = SatisfactionFigures.shown(figure, places);
            return shown == null ? "-" : shown.toPlainString() + unit;
        }
    }

    @GetMapping("/portal/services")
    String list(
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            Model model) {
        var me = signedIn.require();
        var period = period(from, to, model);
        var named = journeys.names();
        model.addAttribute("follows", follows(me));
        var loads = tickets.loads(null, period.start(), period.end(), me);
        var scores = satisfaction.ofServices(period.start(), period.end()).stream()
                .collect(Collectors.toMap(SatisfactionFigures::group, Function.identity()));
        model.addAttribute(
                "services",
                services.all().stream()
                        .map(service -> line(service, named.get(Services.key(service.name())), loads, scores))
                        .toList());
        return "portal/services";
    }

    @GetMapping("/portal/services/{id}")
    String one(
            @PathVariable("id") String id,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            Model model) {
        var me = signedIn.require();
        var service = services.find(id).orElseThrow(() -> Refusal.notFound("Service " + id));
        var period = period(from, to, model);
        var figures = satisfaction.ofService(service.name(), period.start(), period.end());
        var loads = tickets.loads(service.name(), period.start(), period.end(), me);
        var journey = journeys.of(service.name(), period, follows(me));
        model.addAttribute("follows", follows(me));
        model.addAttribute("journey", journey);
        model.addAttribute("reportsJourneys", REPORT_READERS.stream().anyMatch(me::has));
        model.addAttribute(
                "service",
                line(service, journey == null ? null : journey.name(), loads, Map.of(figures.group(), figures)));
        model.addAttribute("item", service.item());
        model.addAttribute("offers", service.offers());
        model.addAttribute("tickets", rows.of(tickets.open(service.name(), me, LISTED), me));
        model.addAttribute("trust", follows(me) ? trust.ofService(service.id()) : List.of());
        model.addAttribute("parts", follows(me) ? parts(service) : List.of());
        model.addAttribute("hit", follows(me) ? hit(service) : List.of());
        return "portal/service";
    }

    /** Figures are for those who work for services, not for those who use them. */
    private static boolean follows(Person reader) {
        return FOLLOWERS.stream().anyMatch(reader::has);
    }

    /** What is no period is told above the page as it is without. */
    private ReportQuery period(@Nullable String from, @Nullable String to, Model model) {
        ReportQuery period;
        try {
            period = periods.of(from, to);
        } catch (Refusal refusal) {
            model.addAttribute("problem", refusal.getMessage());
            period = periods.of(null, null);
        }
        model.addAttribute("asked", period);
        return period;
    }

    private Line line(
            Entry service, @Nullable String journey, Map<String, Load> loads, Map<String, SatisfactionFigures> scores) {
        var figures = scores.get(service.name());
        return new Line(
                service.id(),
                service.name(),
                owner(service),
                journey,
                loads.getOrDefault(service.name(), Load.NONE),
                Score.of(figures == null ? satisfaction.none(service.name()) : figures));
    }

    private @Nullable String owner(Entry service) {
        var owner = service.item() == null ? null : service.item().owner();
        if (owner == null) {
            return null;
        }
        var team = words.team(owner);
        return team.equals(owner) ? words.person(owner) : team;
    }

    private List<String> parts(Entry service) {
        return service.item() == null
                ? List.of()
                : cmdb.relationsOf(service.id()).stream()
                        .map(relation -> said(relation, service.id()))
                        .sorted()
                        .toList();
    }

    private static String said(Relation relation, String service) {
        return relation.source().equals(service)
                ? PageWords.spoken(relation.type().words()) + " " + relation.targetName()
                : PageWords.spoken(relation.type().wordsBack()) + " " + relation.sourceName();
    }

    /** What fails with it. */
    private List<String> hit(Entry service) {
        return service.item() == null
                ? List.of()
                : cmdb.impactOf(service.id(), REACH).hits().stream()
                        .map(hit -> hit.name())
                        .sorted()
                        .toList();
    }
}
