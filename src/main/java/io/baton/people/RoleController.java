package io.baton.people;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the role file says. */
@RestController
@RequestMapping("/api/roles")
class RoleController {

    private final RoleBook book;

    RoleController(RoleBook book) {
        this.book = book;
    }

    @GetMapping
    @AnyPerson
    List<RoleBook.Entry> list() {
        return book.roles();
    }
}
