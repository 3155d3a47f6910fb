package io.baton.console;

import static io.baton.console.FormPost.orNull;

import io.baton.console.FormPost.Done;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import io.baton.showback.CostCentre;
import io.baton.showback.CostCentreEditor;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the budgets of cost centres are set, and who answers for them. */
@Controller
@RequestMapping(CostCentrePages.PATH)
@RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN})
class CostCentrePages {

    static final String PATH = "/console/cost-centres";

    private final CostCentreEditor editor;
    private final Directory directory;

    CostCentrePages(CostCentreEditor editor, Directory directory) {
        this.editor = editor;
        this.directory = directory;
    }

    @GetMapping
    String list(Model model) {
        var centres = editor.all();
        var owners = new HashMap<String, String>();
        centres.forEach(centre -> {
            var owner = centre.owner();
            if (owner != null) {
                owners.put(
                        centre.id(), directory.person(owner).map(Person::name).orElse(owner));
            }
        });
        model.addAttribute("centres", centres);
        model.addAttribute("owners", owners);
        return "console/cost-centres";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model) {
        var centre = editor.require(id);
        model.addAttribute("centre", centre);
        model.addAttribute("standing", editor.view(centre));
        return "console/cost-centre";
    }

    @PostMapping
    String add(@RequestParam Map<String, String> form, RedirectAttributes flash) {
        return FormPost.attempt(flash, PATH, () -> {
            var wanted = wanted(form.getOrDefault("id", "").strip(), form);
            if (editor.all().stream().anyMatch(known -> known.id().equals(wanted.id()))) {
                throw Refusal.invalid("id", "'" + wanted.id() + "' is taken already.");
            }
            editor.save(wanted, null);
            return new Done("The cost centre '" + wanted.id() + "' was added.", PATH);
        });
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        return FormPost.attempt(flash, PATH + "/" + editor.require(id).id(), () -> {
            editor.save(wanted(id, form), Etag.of(version));
            return new Done("Saved.", PATH + "/" + id);
        });
    }

    private static CostCentre wanted(String id, Map<String, String> form) {
        var period = choice("period", form, CostCentre.Period.values());
        return new CostCentre(
                id,
                form.getOrDefault("title", "").strip(),
                orNull(form.getOrDefault("owner", "")),
                budget(form.getOrDefault("budget", "")),
                period == null ? CostCentre.Period.YEAR : period,
                choice("mode", form, CostCentre.Mode.values()),
                0);
    }

    private static @Nullable BigDecimal budget(String text) {
        try {
            return text.isBlank() ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw Refusal.invalid("budget", "must be an amount such as 60000.00, or nothing where none is set.");
        }
    }

    private static <E extends Enum<E>> @Nullable E choice(String field, Map<String, String> form, E[] values) {
        var text = form.getOrDefault(field, "");
        return text.isBlank()
                ? null
                : Arrays.stream(values)
                        .filter(value -> value.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid(field, "must be one of " + Arrays.toString(values) + "."));
    }
}
