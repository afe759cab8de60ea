# ruff: noqa: E501 - sentences are kept whole
"""What each finding says: code → (severity, English, Vietnamese). Both are needed at once, so this is no catalogue.

A sentence says what is wrong and how to mend it. `{shown}` is the value in quotation marks, left out for sensitive
columns; the row and the column's heading stand before the sentence.
"""

ERROR, WARNING, FIXED, SKIPPED = "error", "warning", "fixed", "skipped"

Message = tuple[str, str, str]

FILE: dict[str, Message] = {
    "merged_title": (FIXED, "A merged title stands above the table; it was passed over.",
                     "Phía trên bảng có dòng tiêu đề gộp ô; hệ thống đã bỏ qua dòng này."),
    "title_row": (FIXED, "A line stands above the table; it was passed over.",
                  "Phía trên bảng có một dòng chữ; hệ thống đã bỏ qua dòng này."),
    "merged_group_headings": (FIXED, "Group headings over several columns were passed over; the headings are in row {head}.",
                              "Các tiêu đề nhóm cột đã được bỏ qua; tiêu đề cột nằm ở dòng {head}."),
    "heading_normalised": (FIXED, "The heading “{found}” differs from the form's in spaces, line breaks, case or marks; it was recognised.",
                           "Tiêu đề “{found}” khác mẫu về dấu cách, xuống dòng, chữ hoa hoặc dấu; hệ thống vẫn nhận ra."),
    "hidden_column": (WARNING, "Column {letter} (“{found}”) is hidden and was {fate}; show it and check what it holds.",
                      "Cột {letter} (“{found}”) đang bị ẩn và {fate_vi}; xin cho hiện cột và kiểm tra nội dung."),
    "unknown_column": (WARNING, "Column {letter} (“{found}”) has no place in the registration form and was not taken in; "
                       "rename it to a heading of the form or leave it.",
                       "Cột {letter} (“{found}”) không có trong phiếu đăng ký nên không được nhập; "
                       "xin đổi sang tiêu đề của phiếu hoặc để nguyên."),
    "duplicate_column": (WARNING, "Column {letter} repeats the heading “{heading}”; only the first one was read. Delete one of them.",
                         "Cột {letter} trùng tiêu đề “{heading}”; hệ thống chỉ đọc cột đầu tiên. Xin xóa một trong hai cột."),
    "missing_column": (ERROR, "The column “{heading}” is missing, so no row can be taken in; add it with its values.",
                       "Thiếu cột “{heading}” nên không nhập được dòng nào; xin bổ sung cột này cùng dữ liệu."),
    "sheet_ignored": (WARNING, "The sheet “{found}” has headings of the form too but was not read; take it in as a file of its own.",
                      "Trang tính “{found}” cũng có tiêu đề của phiếu nhưng chưa được đọc; xin nhập trang này bằng một tệp riêng."),
    "stray_cell": (WARNING, "Cells far outside the table were not read ({found}); delete them.",
                   "Có ô nằm xa ngoài bảng nên không được đọc ({found}); xin xóa các ô này."),
    "encoding_guessed": (WARNING, "The file does not say how its letters are stored; it was read as {found}. "
                         "Check the names, or save it as “CSV UTF-8”.",
                         "Tệp không ghi rõ bảng mã; hệ thống đọc theo {found}. "
                         "Xin kiểm tra họ tên hoặc lưu lại ở dạng “CSV UTF-8”."),
    "no_rows": (WARNING, "The table has headings but no delegates; fill in one row for each person.",
                "Bảng có tiêu đề nhưng không có đại biểu nào; xin điền mỗi người một dòng."),
}  # fmt: skip

ROW: dict[str, Message] = {
    "blank_row": (SKIPPED, "The row is empty and was passed over.", "Dòng trống, đã được bỏ qua."),
    "blank_rows": (SKIPPED, "{count} empty rows up to row {last} were passed over.", "{count} dòng trống đến dòng {last} đã được bỏ qua."),
    "total_row": (SKIPPED, "The row is a total, not a delegate, and was passed over.",
                  "Đây là dòng tổng cộng, không phải đại biểu, đã được bỏ qua."),
    "note_row": (SKIPPED, "The row is a remark, not a delegate, and was passed over.",
                 "Đây là dòng ghi chú, không phải đại biểu, đã được bỏ qua."),
    "repeated_headings": (SKIPPED, "The row repeats the headings and was passed over.", "Dòng lặp lại tiêu đề, đã được bỏ qua."),
    "missing_required": (ERROR, "The cell is empty but must be filled in.", "Ô còn trống nhưng bắt buộc phải điền."),
    "withdrawn_person": (WARNING, "This nomination was withdrawn or refused; its data is brought up to date, but its place is not given back.",
                         "Hồ sơ này đã rút hoặc bị từ chối; dữ liệu được cập nhật nhưng đại biểu chưa được tính lại vào đoàn."),
    "duplicate_person": (ERROR, "This is the same person as in row {other}; delete one of the two rows.",
                         "Người này trùng với dòng {other}; xin xóa một trong hai dòng."),
    "same_name_and_birth": (WARNING, "Name and date of birth are those of another person ({other}), but passport, address and "
                            "reference differ; check whether this is the same person.",
                            "Họ tên và ngày sinh trùng với người khác ({other_vi}) nhưng hộ chiếu, thư điện tử và mã hồ sơ "
                            "khác nhau; xin kiểm tra có phải cùng một người không."),
    "ambiguous_person": (ERROR, "More than one delegate already stored fits this row; correct the stored records first.",
                         "Có nhiều hơn một đại biểu đã lưu khớp với dòng này; xin chỉnh các hồ sơ đã lưu trước."),
    "duplicate_email": (WARNING, "The same address is given for another person ({other}); check whether they share a mailbox.",
                        "Địa chỉ này cũng được dùng cho người khác ({other_vi}); xin kiểm tra có phải hộp thư dùng chung không."),
    "duplicate_passport": (ERROR, "The passport number belongs to another person ({other}); compare both with the passports.",
                           "Số hộ chiếu này thuộc về người khác ({other_vi}); xin đối chiếu với hộ chiếu."),
    "duplicate_ref": (ERROR, "The reference{shown} belongs to another person ({other}); give each person a reference of their own.",
                      "Mã hồ sơ{shown} đã thuộc về người khác ({other_vi}); xin cấp cho mỗi người một mã riêng."),
    "role_over_quota": (ERROR, "The quota of the delegation {delegation} for this role is {places} and is used up; "
                        "withdraw somebody or ask the host for a larger quota.",
                        "Chỉ tiêu của đoàn {delegation} cho vai trò này là {places} và không còn chỗ; "
                        "xin rút bớt người hoặc đề nghị nước chủ nhà tăng chỉ tiêu."),
    "second_head": (ERROR, "The delegation {delegation} already has a head; name this person alternate or delegate.",
                    "Đoàn {delegation} đã có Trưởng đoàn; xin ghi người này là Phó Trưởng đoàn hoặc đại biểu."),
}  # fmt: skip

CELL: dict[str, Message] = {
    "unknown_delegation": (ERROR, "There is no delegation{shown}; use one of the codes of the form, such as {example}.",
                           "Không có đoàn nào là{shown}; xin dùng mã đoàn có trong phiếu, ví dụ {example}."),
    "code_normalised": (FIXED, "The value was written otherwise and read as {read}.", "Giá trị viết khác quy ước, được hiểu là {read}."),
    "passport_normalised": (FIXED, "Spaces and small letters in the number were put right.",
                            "Dấu cách và chữ thường trong số đã được chỉnh lại."),
    "delegation_by_name": (WARNING, "A name{shown} stands in place of a code; read as {read}. Check that this is right.",
                           "Ô ghi tên{shown} thay cho mã; hệ thống hiểu là {read}. Xin kiểm tra lại."),
    "unknown_choice": (ERROR, "The value{shown} is not one of the choices: {choices}.", "Giá trị{shown} không có trong danh mục: {choices}."),
    "label_other_language": (FIXED, "The value{shown} is in the other language; read as “{read}”.",
                             "Giá trị{shown} được ghi bằng ngôn ngữ kia; hiểu là “{read}”."),
    "country_by_name": (FIXED, "The name of a country{shown} was read as the code {read}.", "Tên nước{shown} được hiểu là mã {read}."),
    "unknown_country": (ERROR, "There is no country{shown}; give the two-letter ISO code, such as VN.",
                        "Không có nước nào là{shown}; xin ghi mã ISO hai chữ cái, ví dụ VN."),
    "unknown_session": (WARNING, "There is no session {read}; it was left out and the others were kept.",
                        "Không có phiên {read}; mã này được bỏ qua, các phiên khác vẫn giữ."),
    "not_nfc": (FIXED, "Letters and their marks were stored apart; they were joined (NFC).",
                "Chữ cái và dấu được lưu tách rời; hệ thống đã ghép lại (NFC)."),
    "odd_spaces": (FIXED, "Unusual, invisible or repeated spaces were mended.", "Dấu cách lạ, không nhìn thấy hoặc lặp đã được sửa."),
    "leading_apostrophe": (FIXED, "An apostrophe before the value was taken away.", "Dấu nháy đứng trước giá trị đã được bỏ."),
    "full_width": (FIXED, "Full-width letters or digits were stored as plain ones.",
                   "Chữ hoặc số dạng toàn khổ (full-width) đã được chuyển về dạng thường."),
    "formula": (ERROR, "The cell holds a formula, which is never calculated here; replace it with its value.",
                "Ô chứa công thức, hệ thống không tính công thức; xin thay bằng giá trị."),
    "formula_text": (ERROR, "The text begins like a formula; delete the sign at its start.",
                     "Nội dung bắt đầu như một công thức; xin xóa ký tự ở đầu."),
    "cell_error": (ERROR, "The cell shows a spreadsheet error; type the value itself.", "Ô đang báo lỗi của bảng tính; xin gõ giá trị."),
    "bad_character": (ERROR, "Letters in the cell were damaged (�); type them again and save as Excel workbook or “CSV UTF-8”.",
                      "Một số chữ trong ô đã bị hỏng (�); xin gõ lại và lưu ở dạng Excel hoặc “CSV UTF-8”."),
    "bad_date": (ERROR, "{shown_start}is not a date that can be used; write it as dd/mm/yyyy, such as 07/09/1981.",
                 "{shown_start_vi}không dùng được làm ngày; xin viết theo dạng dd/mm/yyyy, ví dụ 07/09/1981."),
    "date_as_text": (FIXED, "The date was typed as text; it was read as day, month, year{read_en}.",
                     "Ngày được gõ dưới dạng chữ; hệ thống đọc theo thứ tự ngày, tháng, năm{read_vi}."),
    "date_as_number": (WARNING, "A bare number stands in place of a date; read as a spreadsheet's day number{read_en}. Check it.",
                       "Ô chứa số thay cho ngày; hệ thống đọc theo số thứ tự ngày của bảng tính{read_vi}. Xin kiểm tra lại."),
    "implausible_date": (WARNING, "The date is unlikely; check day, month and year.", "Ngày này khó có thể đúng; xin kiểm tra ngày, tháng, năm."),
    "passport_expired": (ERROR, "The passport expires before the end of the meeting; give the details of a valid one.",
                         "Hộ chiếu hết hạn trước ngày kết thúc hội nghị; xin ghi thông tin hộ chiếu còn hiệu lực."),
    "passport_short": (WARNING, "The passport is valid for less than six months after arrival; the person may be turned back.",
                       "Hộ chiếu còn hạn dưới sáu tháng kể từ ngày đến; đại biểu có thể không được nhập cảnh."),
    "departs_before_arrival": (ERROR, "The departure is before the arrival; correct one of the two.",
                               "Ngày giờ đi sớm hơn ngày giờ đến; xin chỉnh lại một trong hai."),
    "bad_number": (ERROR, "{shown_start}is not a whole number; write digits only.", "{shown_start_vi}không phải số nguyên; xin chỉ ghi chữ số."),
    "out_of_range": (ERROR, "The number{shown} must be from {low} to {high}.", "Số{shown} phải từ {low} đến {high}."),
    "number_for_text": (WARNING, "The cell is a number, so zeros at its start are lost; format it as text and check it.",
                        "Ô đang ở dạng số nên các số 0 ở đầu bị mất; xin chuyển sang dạng văn bản và kiểm tra lại."),
    "date_for_text": (ERROR, "The cell is a date where text is due; format it as text and type it again.",
                      "Ô đang ở dạng ngày trong khi cần văn bản; xin chuyển sang dạng văn bản và gõ lại."),
    "too_long": (ERROR, "The text has {count} characters; at most {limit} fit. Shorten it.",
                 "Nội dung dài {count} ký tự; tối đa {limit} ký tự. Xin rút gọn."),
    "markup": (WARNING, "The text holds mark-up such as <b>; it is shown as typed, never run. Delete it if it is not meant.",
               "Nội dung có mã đánh dấu như <b>; hệ thống chỉ hiển thị nguyên văn. Xin xóa nếu không có chủ ý."),
    "bad_email": (ERROR, "{shown_start}is not an e-mail address; write one address, such as name@example.org.",
                  "{shown_start_vi}không phải địa chỉ thư điện tử; xin ghi một địa chỉ, ví dụ ten@example.org."),
    "bad_phone": (WARNING, "{shown_start}does not look like a telephone number; write it with the country code, such as +84 24 3000 0000.",
                  "{shown_start_vi}không giống số điện thoại; xin ghi kèm mã nước, ví dụ +84 24 3000 0000."),
    "bad_passport_number": (WARNING, "The number has unusual characters; compare it with the passport.",
                            "Số hộ chiếu có ký tự lạ; xin đối chiếu với hộ chiếu."),
}  # fmt: skip

# Reasons for which a file as a whole is refused (file_unreadable, file_too_large).
REASONS: dict[str, tuple[str, str]] = {
    "empty": ("The file is empty; choose the workbook that holds the list.", "Tệp rỗng; xin chọn tệp có danh sách đại biểu."),
    "missing": ("The file cannot be opened; check its name and that you may read it.",
                "Không mở được tệp; xin kiểm tra tên tệp và quyền đọc."),
    "damaged": ("The workbook is damaged; open it in a spreadsheet program, save it again as .xlsx and choose the new file.",
                "Tệp bảng tính bị hỏng; xin mở bằng phần mềm bảng tính, lưu lại dạng .xlsx rồi chọn tệp mới."),
    "password": ("The workbook is protected with a password; save a copy without a password.",
                 "Tệp có đặt mật khẩu; xin lưu một bản không đặt mật khẩu."),
    "old_workbook": ("The workbook is in the old .xls format; save it as .xlsx (Excel workbook).",
                     "Tệp ở định dạng .xls cũ; xin lưu lại dạng .xlsx (Excel Workbook)."),
    "kind": ("This is not a table that can be read; save it as .xlsx or as “CSV UTF-8”.",
             "Đây không phải bảng đọc được; xin lưu dạng .xlsx hoặc “CSV UTF-8”."),
    "encoding": ("The letters of the file cannot be told; save it as “CSV UTF-8” or as .xlsx.",
                 "Không nhận ra bảng mã của tệp; xin lưu dạng “CSV UTF-8” hoặc .xlsx."),
    "table": ("The text cannot be read as a table, probably because a quotation mark is not closed; save it as .xlsx.",
              "Không đọc được nội dung dưới dạng bảng, có thể do thiếu dấu ngoặc kép đóng; xin lưu dạng .xlsx."),
    "headings": ("No row with the headings of the registration form was found in the first 20 rows; "
                 "use the template, with headings in English or Vietnamese.",
                 "Không tìm thấy dòng tiêu đề của phiếu đăng ký trong 20 dòng đầu; "
                 "xin dùng biểu mẫu, tiêu đề bằng tiếng Việt hoặc tiếng Anh."),
    "no_edition": ("No edition of the meeting is loaded yet; load it before taking in delegates.",
                   "Chưa có dữ liệu kỳ hội nghị; xin nạp dữ liệu trước khi nhập đại biểu."),
    "bytes": ("The file is larger than {limit} MB; split the list or remove pictures and unused sheets.",
              "Tệp lớn hơn {limit} MB; xin chia danh sách hoặc bỏ hình ảnh và trang tính không dùng."),
    "unpacked": ("The workbook unpacks to more than {limit} MB; copy the table into a new workbook.",
                 "Tệp sau khi giải nén lớn hơn {limit} MB; xin chép bảng sang một tệp mới."),
    "parts": ("The workbook has more than {limit} parts; copy the table into a new workbook.",
              "Tệp có hơn {limit} thành phần; xin chép bảng sang một tệp mới."),
    "cells": ("The sheet has more than {limit} cells; copy the table into a new workbook.",
              "Trang tính có hơn {limit} ô; xin chép bảng sang một tệp mới."),
    "state_secret": ("The file bears the state-secret mark “{mark}”; such files may not be kept here, and nothing of it was. "
                     "Use the channels for classified papers.",
                     "Tệp có dấu độ mật “{mark}”; hệ thống không được phép lưu và đã không giữ lại gì. "
                     "Xin dùng kênh dành cho tài liệu mật."),
    "rows": ("The table has more than {limit} rows; split the list into several files.",
             "Bảng có hơn {limit} dòng; xin chia danh sách thành nhiều tệp."),
}  # fmt: skip

MESSAGES: dict[str, Message] = {**FILE, **ROW, **CELL}
