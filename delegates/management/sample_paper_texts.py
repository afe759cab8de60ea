"""What the illustrative papers of a demonstration say: sections of paragraphs, in Vietnamese and English."""

Pair = tuple[str, str]
Section = tuple[Pair, tuple[Pair, ...]]

BACKGROUND: Section = (
    ("Bối cảnh", "Background"),
    (
        (
            "Năm năm thực hiện Kế hoạch Tổng thể Số ASEAN 2025 đã đưa băng rộng đến phần lớn dân cư trong "
            "khu vực, song khoảng cách giữa đô thị và nông thôn, giữa các nước và ngay trong từng nước "
            "vẫn còn. Các nước đề nghị giai đoạn tới đặt trọng tâm vào chất lượng kết nối, năng lực dữ "
            "liệu và khả năng thích ứng trước các cú sốc.",
            "Five years of the ASEAN Digital Masterplan 2025 have brought broadband to most people of the "
            "region, yet the gap between cities and the countryside, between Member States and within "
            "each of them remains. Members asked that the next period put the quality of connections, "
            "capacity with data and resilience to shocks first.",
        ),
        (
            "Các cuộc họp chuẩn bị tại Băng Cốc và các phiên trực tuyến trong quý IV năm 2025 đã xem xét "
            "bản dự thảo đầu tiên. Ban Thư ký ASEAN tổng hợp ý kiến bằng văn bản của các nước thành viên "
            "và gửi lại trong vòng mười ngày làm việc sau mỗi vòng.",
            "The preparatory meetings in Bangkok and the online sessions in the fourth quarter of 2025 "
            "looked at a first draft. The ASEAN Secretariat gathered the written comments of Member "
            "States and sent them back within ten working days after each round.",
        ),
        (
            "Tài liệu này không thay thế các văn kiện đã được thông qua; tài liệu nêu những điểm cần cuộc "
            "họp cho ý kiến và những điểm đã thống nhất ở cấp chuyên gia.",
            "This paper does not replace instruments adopted before; it sets out what needs the guidance "
            "of the Meeting and what experts have agreed on.",
        ),
    ),
)
POINTS: Section = (
    ("Nội dung chính", "Main points"),
    (
        (
            "Kết nối: bảo đảm tuyến cáp dự phòng cho mỗi nước ven biển, rút ngắn thời gian cấp phép sửa "
            "chữa cáp biển xuống còn mười ngày và chia sẻ thông tin sự cố qua một đầu mối duy nhất hoạt "
            "động cả ngày lẫn đêm.",
            "Connectivity: a second route for every coastal Member State, permits for the repair of "
            "submarine cables within ten days, and word of faults shared through one point of contact, "
            "day and night.",
        ),
        (
            "Dữ liệu: áp dụng các điều khoản hợp đồng mẫu của ASEAN cho luồng dữ liệu xuyên biên giới, "
            "công nhận lẫn nhau các cơ chế chứng nhận và thí điểm với ba lĩnh vực thương mại, y tế và du "
            "lịch.",
            "Data: the ASEAN model contractual clauses for flows across borders, recognition of each "
            "other's certification, and pilots in trade, health and tourism.",
        ),
        (
            "Trí tuệ nhân tạo: cập nhật Hướng dẫn ASEAN về quản trị và đạo đức trí tuệ nhân tạo, lập mạng "
            "lưới đánh giá an toàn và dùng chung tài nguyên tính toán cho các nhóm nghiên cứu nhỏ.",
            "Artificial intelligence: an update of the ASEAN guide on governance and ethics, a network "
            "for the testing of safety, and computing shared with small research groups.",
        ),
        (
            "An toàn trực tuyến: chống lừa đảo qua mạng bằng việc chia sẻ nhanh số điện thoại và tài "
            "khoản bị lợi dụng, đồng thời bảo đảm quyền khiếu nại của người dùng bị chặn nhầm.",
            "Safety online: quick sharing of numbers and accounts that are misused in scams, with a way "
            "to complain for users who are blocked by mistake.",
        ),
        (
            "Kỹ năng: mỗi nước phổ cập kỹ năng số cơ bản cho ít nhất bảy mươi phần trăm người trưởng "
            "thành vào năm 2030, trong đó chú trọng phụ nữ, người cao tuổi và người khuyết tật.",
            "Skills: basic digital skills for at least seventy in a hundred adults of each Member State "
            "by 2030, with women, older people and persons with disabilities in mind.",
        ),
    ),
)
MEANS: Section = (
    ("Nguồn lực và tổ chức thực hiện", "Means and organisation"),
    (
        (
            "Kinh phí được lấy từ Quỹ Công nghệ thông tin ASEAN, đóng góp của các nước và các đối tác đối "
            "thoại. Mỗi hoạt động có một nước điều phối, một mốc thời gian và một chỉ số đo được.",
            "Funds come from the ASEAN ICT Fund, from Member States and from dialogue partners. Each "
            "activity has a lead, a date and a figure by which it is measured.",
        ),
        (
            "Các Nhóm Công tác chung báo cáo tiến độ sáu tháng một lần bằng một biểu mẫu thống nhất; báo "
            "cáo tổng hợp được trình ADGSOM trước kỳ họp ít nhất ba tuần.",
            "The Joint Working Groups report progress twice a year in one common form; the consolidated "
            "report reaches the ADGSOM three weeks before it meets.",
        ),
        (
            "Rà soát giữa kỳ được thực hiện vào năm 2028 với sự tham gia của giới doanh nghiệp và viện "
            "nghiên cứu.",
            "A review at half-time takes place in 2028, with business and research institutes.",
        ),
    ),
)
ASKED: Section = (
    ("Đề nghị", "Action asked of the Meeting"),
    (
        (
            "Cho ý kiến về những đoạn còn để trong ngoặc vuông và giao các chuyên gia hoàn thiện câu chữ "
            "trước ngày họp.",
            "To give guidance on the passages still in square brackets, and let experts finish the "
            "wording before the ministers meet.",
        ),
        (
            "Ghi nhận lịch trình kèm theo và đề nghị các nước chỉ định đầu mối trong vòng ba mươi ngày.",
            "To note the timetable and ask Member States to name points of contact within thirty days.",
        ),
    ),
)
# What differs in the revision before the last: still in brackets, one paragraph more, one not there yet.
EARLIER: Pair = (
    "Kết nối: [bảo đảm tuyến cáp dự phòng cho mỗi nước ven biển], rút ngắn thời gian cấp phép sửa chữa "
    "cáp biển xuống còn [hai mươi] ngày và chia sẻ thông tin sự cố qua các đầu mối quốc gia.",
    "Connectivity: [a second route for every coastal Member State], permits for the repair of submarine "
    "cables within [twenty] days, and word of faults shared through national points of contact.",
)
DROPPED: Pair = (
    "[Một nước đề nghị lập một quỹ riêng cho cáp biển; đề nghị này chưa được thảo luận.]",
    "[One Member State proposed a fund for submarine cables; the proposal has not been discussed.]",
)
NOTE: Pair = (
    "Bỏ ngoặc vuông ở đoạn về kết nối: thời gian cấp phép là mười ngày; bỏ đề nghị lập quỹ riêng.",
    "Brackets removed from the paragraph on connectivity: permits within ten days; the proposal of a "
    "separate fund is out.",
)
PRACTICAL: Section = (
    ("Thông tin cho đại biểu", "For delegates"),
    (
        (
            "Các phiên họp diễn ra tại Hà Nội từ ngày 12 đến ngày 16 tháng 01 năm 2026. Chương trình có hiệu lực "
            "là bản công bố trên trang của Hội nghị; mọi thay đổi về giờ và phòng được cập nhật tại đó.",
            "The meetings take place in Ha Noi from 12 to 16 January 2026. The programme on the site of the "
            "Meeting is the one in force; changes of time and room are given there.",
        ),
        (
            "Thẻ đại biểu được trao tại quầy đăng ký từ 7h30 mỗi ngày. Đại biểu mang thẻ trong toàn bộ thời gian "
            "ở trong khu vực họp và xuất trình khi được yêu cầu.",
            "Badges are handed over at the registration desk from 07:30 each day. Delegates wear them in the "
            "meeting area and show them when asked.",
        ),
        (
            "Phiên dịch tiếng Việt và tiếng Anh được cung cấp tại các phiên toàn thể. Đoàn có nhu cầu ngôn ngữ "
            "khác xin báo trước cho bàn điều hành ít nhất ba ngày làm việc.",
            "Vietnamese and English are interpreted in the plenary. Delegations that need another language tell "
            "the desk three working days before.",
        ),
        (
            "Xe đưa đón chạy giữa các khách sạn và trung tâm hội nghị mười lăm phút một chuyến vào buổi sáng và "
            "buổi chiều. Trưởng đoàn có xe riêng kèm cán bộ liên lạc.",
            "Shuttles run between hotels and the convention centre every fifteen minutes in the morning and "
            "afternoon. Heads of delegation have a car and a liaison officer.",
        ),
        (
            "Tài liệu được phát hành bằng bản điện tử; bản in có tại quầy tài liệu theo yêu cầu của đoàn.",
            "Papers are issued as files; printed copies are at the documents counter for delegations that ask.",
        ),
    ),
)
NOTE_OF_DATES: Pair = ("Cập nhật giờ và phòng họp.", "Times and rooms brought up to date.")
SECTIONS: tuple[Section, ...] = (BACKGROUND, POINTS, MEANS, ASKED)


def earlier(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the text as it was one revision before."""
    background, (title, points), means, asked = sections
    return background, (title, (EARLIER, *points[1:], DROPPED)), (means[0], means[1][:-1]), asked
